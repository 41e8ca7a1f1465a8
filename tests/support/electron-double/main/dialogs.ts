/** `dialog`: every answer is scripted by the test; a question that nobody expects is a failure. */
import type * as Electron from "electron";
import type { DialogName } from "../messages";
import { only, post, record } from "./port";
import { WindowDouble } from "./windows";

const answers = new Map<DialogName, unknown[]>();

export function scriptDialog(api: DialogName, answer: unknown): void {
  answers.set(api, [...(answers.get(api) ?? []), answer]);
}

/** A question that nobody answers: it stays until the app takes it away, and then counts as cancelled. */
function untilDismissed(options: unknown): Promise<unknown> {
  const { signal, cancelId = 0 } = options as Electron.MessageBoxOptions;
  return new Promise((resolve) => {
    const dismiss = () => resolve({ response: cancelId, checkboxChecked: false });
    signal?.addEventListener("abort", dismiss);
  });
}

function dialogFunction(api: DialogName) {
  return async (...args: unknown[]): Promise<unknown> => {
    const parent = args[0] instanceof WindowDouble ? args[0].id : null;
    const options = parent === null ? args[0] : args[1];
    record(`dialog.${api}`, options, parent);
    const queue = answers.get(api) ?? [];
    if (queue.length === 0) {
      const text = `electron double: nobody expected dialog.${api}(${JSON.stringify(options)})`;
      post({ t: "problem", text });
      throw new Error(text);
    }
    return queue.shift() ?? untilDismissed(options);
  };
}

export const dialog = only<Electron.Dialog>("dialog", {
  showOpenDialog: dialogFunction("showOpenDialog"),
  showSaveDialog: dialogFunction("showSaveDialog"),
  showMessageBox: dialogFunction("showMessageBox"),
} as Partial<Electron.Dialog>);
