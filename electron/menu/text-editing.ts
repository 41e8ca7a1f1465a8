/** While a text field has the focus, the Edit menu means the text, as everywhere else on the system. */
import type { WebContents } from "electron";
import type { CommandName } from "../../shared/commands/catalogue";

type TextEditing = Pick<WebContents, "undo" | "redo" | "cut" | "copy" | "paste" | "selectAll">;

/** They mean the text or the map, whichever has the focus: the page's own events tell them apart. */
export const CLIPBOARD_COMMANDS: ReadonlySet<CommandName> = new Set(["edit.cut", "edit.copy", "edit.paste"]);

/** True where the command was done on the text. */
export function editText(contents: TextEditing, name: CommandName): boolean {
  switch (name) {
    case "edit.undo":
      contents.undo();
      return true;
    case "edit.redo":
      contents.redo();
      return true;
    case "edit.cut":
      contents.cut();
      return true;
    case "edit.copy":
      contents.copy();
      return true;
    case "edit.paste":
      contents.paste();
      return true;
    case "edit.selectAll":
      contents.selectAll();
      return true;
    default:
      return false;
  }
}
