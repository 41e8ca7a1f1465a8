import { expect, test } from "vitest";
import { windowTitle } from "../../../electron/windows/map-window";
import { windowOptions } from "../../../electron/windows/window-options";

const setting = {
  preload: "/p.cjs",
  isPackaged: true,
  isMac: false,
  isDark: false,
  beside: null,
  place: null,
  appName: "Argmap",
};

test("every setting that matters for safety is on", () => {
  expect(windowOptions(setting).webPreferences).toEqual({
    preload: "/p.cjs",
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false,
  });
});

test("developer tools are there in development only; spelling is checked where that needs no network", () => {
  expect(windowOptions({ ...setting, isPackaged: false }).webPreferences?.devTools).toBe(true);
  expect(windowOptions({ ...setting, isMac: true }).webPreferences?.spellcheck).toBe(true);
});

test("a window stands a little off the one before it", () => {
  expect(windowOptions(setting)).not.toHaveProperty("x");
  expect(windowOptions({ ...setting, beside: { x: 100, y: 50 } })).toMatchObject({ x: 128, y: 78 });
});

test("titles", () => {
  expect(windowTitle({ name: "Kursk.argmap", modified: false }, false)).toBe("Kursk.argmap — Argmap");
  expect(windowTitle({ name: "Kursk.argmap", modified: true }, false)).toBe("• Kursk.argmap — Argmap");
  expect(windowTitle({ name: "Kursk.argmap", modified: true }, true)).toBe("Kursk.argmap — Argmap");
  expect(windowTitle({ name: "", modified: false }, false)).toBe("Argmap");
});
