/** Whether unsaved work is kept in this browser: one choice for all tabs. */
import type { RecoverySetting } from "./journals";

const KEY = "argmap-keeps-recovery";
const OFF = "off";

/** `changed` is told when another tab changes it. A browser that refuses storage keeps the first choice, for this page. */
export function createRecoverySetting(page: Window, changed: (isOn: boolean) => void): RecoverySetting {
  let own: boolean | null = null;
  page.addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    own = null;
    changed(event.newValue !== OFF);
  });
  return {
    isOn() {
      if (own !== null) return own;
      try {
        return page.localStorage.getItem(KEY) !== OFF;
      } catch {
        return true;
      }
    },
    set(isOn) {
      own = isOn;
      try {
        if (isOn) page.localStorage.removeItem(KEY);
        else page.localStorage.setItem(KEY, OFF);
      } catch {
        // Then it holds for as long as the page.
      }
    },
  };
}
