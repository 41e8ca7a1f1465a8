import { expect, test } from "vitest";
import { platformOf } from "../../../renderer/shells/browser/platform";

test.each([
  [{ userAgentData: { platform: "macOS" }, platform: "MacIntel" }, "mac"],
  [{ platform: "MacIntel" }, "mac"],
  [{ platform: "iPad" }, "mac"],
  [{ userAgentData: { platform: "Windows" } }, "windows"],
  [{ userAgentData: { platform: "" }, platform: "Win32" }, "windows"],
  [{ platform: "Linux x86_64" }, "linux"],
  [{}, "linux"],
] as const)("%j has the keys of %s", (navigator, platform) => {
  expect(platformOf(navigator)).toBe(platform);
});
