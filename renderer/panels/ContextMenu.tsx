import { useMemo } from "react";
import type { Point } from "../../shared/basics/geometry";
import type { CommandName } from "../../shared/commands/catalogue";
import { nodeOf } from "../../shared/document/lookups";
import { addFree } from "../session/argument";
import { useSession } from "../session/context";
import { Menu } from "../ui/Menu";
import type { MenuEntry } from "../ui/menu-entries";
import { commandEntries } from "./command-entries";

/** What a context menu is about. */
export type ContextTarget =
  | { readonly type: "node"; readonly id: string }
  | { readonly type: "edge"; readonly id: string }
  /** Everything that is selected. */
  | { readonly type: "several" }
  /** Empty canvas; `point` is the place on the map. */
  | { readonly type: "canvas"; readonly point?: Point };

const KINDS = ["node.decision", "node.motive", "node.risk", "node.critique"] as const;
const CLIPBOARD = ["edit.cut", "edit.copy", "edit.duplicate", "edit.delete"] as const;

const GROUPS: Readonly<Record<ContextTarget["type"], readonly (readonly CommandName[])[]>> = {
  node: [
    ["node.editText", "node.addSupport", "node.addOppose", "node.addSibling"],
    KINDS,
    ["edge.connect", "select.edge", "node.collapse", "view.focus"],
    ["reason.tryWithout", "reason.drivers", "reason.questions"],
    CLIPBOARD,
    ["arrange.resetWidth", "view.fitSelection"],
  ],
  edge: [["edge.support", "edge.oppose"], ["edge.undercut", "edge.reverse", "edge.part"], ["edit.delete"]],
  several: [
    KINDS,
    ["edge.support", "edge.oppose", "edge.join", "edge.part"],
    [
      "arrange.tidySelection",
      "arrange.alignLeft",
      "arrange.alignTop",
      "arrange.distributeAcross",
      "arrange.distributeDown",
    ],
    CLIPBOARD,
    ["view.fitSelection"],
  ],
  canvas: [
    ["edit.paste", "edit.selectAll"],
    ["arrange.tidy", "node.expandAll", "view.fit"],
    ["node.showOne", "node.showTwo", "node.showThree"],
    ["file.export", "file.copyImage"],
  ],
};

interface ContextMenuProps {
  /** Where it opens, in window pixels. */
  readonly at: Point;
  readonly target: ContextTarget;
  readonly onClose: () => void;
}

/** The commands for what is under the pointer, or for what the menu key was pressed on. */
export function ContextMenu({ at, target, onClose }: ContextMenuProps) {
  const session = useSession();
  const entries = useMemo(() => {
    const state = session.get();
    const map = session.map();
    const node = target.type === "node" && map ? nodeOf(map, target.id) : undefined;
    const checked: Partial<Record<CommandName, boolean>> = node ? { [`node.${node.kind}`]: true } : {};
    const commands = commandEntries(session, state, GROUPS[target.type], checked);
    if (target.type !== "canvas") return commands;
    const here: MenuEntry = {
      type: "item",
      id: "add-here",
      label: "Add node here",
      run: () => addFree(session, "canvas", target.point),
    };
    return [here, { type: "separator", id: "after-add" } as const, ...commands];
  }, [session, target]);
  const anchor = useMemo(() => ({ ...at, width: 0, height: 0 }), [at]);
  return <Menu label="Commands" entries={entries} anchor={anchor} onClose={onClose} />;
}
