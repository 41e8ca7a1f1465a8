/** The signs of kinds and relations: shapes that tell them apart without their colour. */
import { Minus, Plus, Scissors } from "lucide-react";
import type { Kind, Relation } from "../../shared/document/types";
import { ICON_SIZE, kindIcon } from "../../shared/scene/icons";
import { svgPath } from "../../shared/scene/svg-path";
import "../styles/ui.css";
import { classes } from "./classes";

const shapes = {
  decision: kindIcon("decision", 0, 0, ICON_SIZE, "currentColor"),
  motive: kindIcon("motive", 0, 0, ICON_SIZE, "currentColor"),
  risk: kindIcon("risk", 0, 0, ICON_SIZE, "currentColor"),
  critique: kindIcon("critique", 0, 0, ICON_SIZE, "currentColor"),
} as const satisfies Record<Kind, unknown>;

/** The drawing of a kind, in its colour. */
export function KindSign({ kind }: { readonly kind: Kind }) {
  return (
    <svg className={`kind-sign kind-${kind}`} viewBox={`0 0 ${ICON_SIZE} ${ICON_SIZE}`} aria-hidden="true">
      {shapes[kind].map((shape) => (
        <path
          key={svgPath(shape.segments)}
          d={svgPath(shape.segments)}
          fill={shape.fill ?? "none"}
          stroke={shape.stroke ?? "none"}
          strokeWidth={shape.strokeWidth}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ))}
    </svg>
  );
}

/** Plus for support, minus for opposition, scissors for an undercut. */
export function RelationSign(props: { readonly relation: Relation; readonly undercut?: boolean }) {
  const { relation, undercut = false } = props;
  const Icon = relation === "support" ? Plus : undercut ? Scissors : Minus;
  return (
    <span className={classes("relation-sign", `relation-${relation}`)} aria-hidden="true">
      <Icon size={11} strokeWidth={3} />
    </span>
  );
}
