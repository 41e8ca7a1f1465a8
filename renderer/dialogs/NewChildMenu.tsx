import { useMemo } from "react";
import { KIND_NAMES } from "../../shared/document/describe";
import { edgeOf, nodeOf } from "../../shared/document/lookups";
import { KINDS, RELATIONS } from "../../shared/document/types";
import { addArgument, likelyKind } from "../session/argument";
import { useSession } from "../session/context";
import type { PendingChild } from "../session/state";
import { Menu } from "../ui/Menu";
import type { MenuEntry } from "../ui/menu-entries";
import { KindSign } from "../ui/signs";

interface NewChildMenuProps {
  readonly pending: PendingChild;
  readonly onClose: () => void;
}

/** After a drag from a node onto empty space: what the new node is, and how it speaks about the one dragged from. */
export function NewChildMenu({ pending, onClose }: NewChildMenuProps) {
  const session = useSession();
  const anchor = useMemo(
    () => ({ x: pending.screenX, y: pending.screenY, width: 0, height: 0 }),
    [pending.screenX, pending.screenY],
  );
  const map = session.map();
  const parent = map ? (nodeOf(map, pending.parent) ?? edgeOf(map, pending.parent)) : undefined;
  const parentKind = parent && "kind" in parent ? parent.kind : "motive";
  const entries = RELATIONS.flatMap((relation): MenuEntry[] => {
    const likely = likelyKind(parentKind, relation);
    // The likeliest kind first, so that Enter alone is mostly right.
    const kinds = [likely, ...KINDS.filter((kind) => kind !== likely)];
    const lines = kinds.map(
      (kind): MenuEntry => ({
        type: "item",
        id: `${relation} ${kind}`,
        label: `${relation === "support" ? "Supporting" : "Opposing"} ${KIND_NAMES[kind].toLowerCase()}`,
        icon: <KindSign kind={kind} />,
        run: () =>
          addArgument(session, pending.parent, relation, "canvas", {
            at: { x: pending.x, y: pending.y },
            kind,
          }),
      }),
    );
    return relation === "support" ? lines : [{ type: "separator", id: "between" }, ...lines];
  });
  return <Menu label="New argument" entries={entries} anchor={anchor} onClose={onClose} />;
}
