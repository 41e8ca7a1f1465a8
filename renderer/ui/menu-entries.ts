import type { ReactNode } from "react";

/** One line of a menu. */
export type MenuEntry =
  | {
      readonly type: "item";
      /** Unique in its menu. */
      readonly id: string;
      readonly label: string;
      /** The keys that do the same, as people read them. */
      readonly keys?: string;
      readonly disabled?: boolean;
      /** On or off, for a switch; left out for a plain item. */
      readonly checked?: boolean;
      readonly icon?: ReactNode;
      readonly run: () => void;
    }
  | { readonly type: "separator"; readonly id: string }
  | { readonly type: "heading"; readonly id: string; readonly label: string };

export type MenuItem = Extract<MenuEntry, { type: "item" }>;

/** The items of a menu, on which the arrow keys stop. */
export function itemsOf(entries: readonly MenuEntry[]): readonly MenuItem[] {
  return entries.filter((entry) => entry.type === "item");
}

/** The next item after `from` whose label begins with `typed`; null where there is none. */
export function itemByTyping(items: readonly MenuItem[], from: number, typed: string): number | null {
  const wanted = typed.toLowerCase();
  // A second letter narrows the search from where it is; the first one moves on.
  const start = wanted.length > 1 ? from : from + 1;
  for (let step = 0; step < items.length; step += 1) {
    const at = (start + step + items.length) % items.length;
    if (items[at]?.label.toLowerCase().startsWith(wanted)) return at;
  }
  return null;
}
