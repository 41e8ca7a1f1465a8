/** Which keys the person's system uses. */
import type { Platform } from "../../../shared/commands/keys";

interface NavigatorParts {
  readonly platform?: string;
  readonly userAgentData?: { readonly platform?: string };
}

export function platformOf(navigator: NavigatorParts): Platform {
  const name = (navigator.userAgentData?.platform || navigator.platform || "").toLowerCase();
  if (/mac|iphone|ipad/.test(name)) return "mac";
  return name.startsWith("win") ? "windows" : "linux";
}
