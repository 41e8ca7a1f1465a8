/** The menu of the right mouse button in a text field; the page's own menus come before it. */
import type { ContextMenuParams, MenuItemConstructorOptions } from "electron";

type Params = Pick<ContextMenuParams, "isEditable" | "selectionText" | "editFlags" | "dictionarySuggestions">;

/** Empty where there is nothing to do with a text. */
export function textMenuTemplate(
  params: Params,
  replaceMisspelling: (word: string) => void,
): MenuItemConstructorOptions[] {
  const { editFlags } = params;
  const copy: MenuItemConstructorOptions = { role: "copy", enabled: editFlags.canCopy };
  if (!params.isEditable) return params.selectionText.trim() === "" ? [] : [copy];
  const suggestions = params.dictionarySuggestions.map((word) => ({
    label: word,
    click: () => replaceMisspelling(word),
  }));
  return [
    ...suggestions,
    ...(suggestions.length > 0 ? [{ type: "separator" } as const] : []),
    { role: "cut", enabled: editFlags.canCut },
    copy,
    { role: "paste", enabled: editFlags.canPaste },
    { type: "separator" },
    { role: "selectAll", enabled: editFlags.canSelectAll },
  ];
}
