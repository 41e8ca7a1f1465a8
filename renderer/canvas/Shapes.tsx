/** The shapes of a scene as SVG elements of the page: the same picture that the exports draw. */
import { memo } from "react";
import { FONT_FAMILY } from "../../shared/layout/measure";
import { svgAnchor } from "../../shared/scene/svg";
import { svgPath } from "../../shared/scene/svg-path";
import type { Shape } from "../../shared/scene/types";

/** Draws shapes in order, inside an `svg` element. */
export const Shapes = memo(function Shapes(props: { readonly shapes: readonly Shape[] }) {
  // The shapes of one thing are drawn anew as a whole, so their place is their identity.
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return props.shapes.map((shape, at) => <ShapeElement key={at} shape={shape} />);
});

function ShapeElement({ shape }: { readonly shape: Shape }) {
  const fill = shape.fill ?? "none";
  if (shape.type === "text") {
    const { x, y, font, text, direction } = shape;
    return (
      <text
        x={x}
        y={y}
        fill={fill}
        fontFamily={FONT_FAMILY}
        fontSize={font.size}
        fontWeight={font.weight}
        textAnchor={svgAnchor(shape) ?? undefined}
        direction={direction}
        textRendering="geometricPrecision"
      >
        {text}
      </text>
    );
  }
  const line = { fill, stroke: shape.stroke ?? "none", strokeWidth: shape.strokeWidth };
  if (shape.type === "rect") {
    const { x, y, width, height, radius } = shape;
    return <rect x={x} y={y} width={width} height={height} rx={radius} {...line} />;
  }
  const dash = shape.dash.length > 0 ? shape.dash.join(" ") : undefined;
  const cap = dash === undefined ? "round" : undefined;
  const ends = { strokeDasharray: dash, strokeLinecap: cap, strokeLinejoin: "round" } as const;
  return <path d={svgPath(shape.segments)} {...ends} {...line} />;
}
