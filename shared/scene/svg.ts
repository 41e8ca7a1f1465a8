/**
 * A scene as SVG 1.1 text: real text elements, no script, no foreign objects, nothing fetched from anywhere. The looks
 * are attributes, not styles, because many programs that import SVG know no CSS; the style element holds only the font.
 */
import { toBase64 } from "../basics/base64";
import { FONT_FAMILY, type FontWeight } from "../layout/measure";
import { hexOf, parseColour } from "./colour";
import { svgPath } from "./svg-path";
import type { PathShape, RectShape, Scene, SceneGroup, Shape, TextShape } from "./types";
import { attributes, decimal, escapeXml } from "./xml";

/** A TrueType font that goes into the file. */
export interface EmbeddedFont {
  readonly weight: FontWeight;
  readonly bytes: Uint8Array;
}

export interface SvgOptions {
  readonly fonts: readonly EmbeddedFont[];
  /** The map's own text, to be opened again from the picture. */
  readonly embed?: string;
}

/** The element in an SVG's metadata that holds the map, and its namespace. Editors change prefixes but keep the name. */
export const SVG_EMBED_ELEMENT = "argmap-file";
const SVG_EMBED_NAMESPACE = "https://example.org/argmap/embedded";

/**
 * The fonts by name, without those for emoji: some viewers would take digits and spaces from them, and all find an
 * emoji font by themselves.
 */
const SVG_FONTS = FONT_FAMILY.split(", ")
  .filter((name) => !/Emoji|Symbol/.test(name))
  .join(", ");

/** The whole SVG file. Sizes are CSS pixels, one for each map unit. */
export function sceneToSvg(scene: Scene, options: SvgOptions): string {
  return [...svgParts(scene, options)].join("");
}

/** The same in parts, each a line or more: large maps need not be one string. */
export function* svgParts(scene: Scene, options: SvgOptions): Generator<string> {
  const { x, y, width, height } = scene.bounds;
  const frame = attributes({
    xmlns: "http://www.w3.org/2000/svg",
    width,
    height,
    viewBox: [x, y, width, height].map(decimal).join(" "),
    role: "img",
    "aria-labelledby": "title desc",
    "font-family": SVG_FONTS,
    "text-rendering": "geometricPrecision",
    "xml:space": "preserve",
  });
  const background = scene.background === null ? [] : [backgroundRect(scene, scene.background)];
  const head = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg${frame}>`,
    `<title id="title">${escapeXml(scene.title)}</title>`,
    `<desc id="desc">${escapeXml(scene.description)}</desc>`,
    ...(options.embed === undefined ? [] : [embeddedMap(options.embed, scene)]),
    ...(options.fonts.length === 0 ? [] : [`<style>${options.fonts.map(fontFace).join("")}</style>`]),
    ...background,
  ];
  yield `${head.join("\n")}\n`;
  for (const group of scene.groups) yield `${groupElement(group)}\n`;
  yield "</svg>\n";
}

/** With the picture's size, so that cropping shows. */
function embeddedMap(text: string, { bounds: { width, height } }: Scene): string {
  const encoded = toBase64(new TextEncoder().encode(text));
  const name = SVG_EMBED_ELEMENT;
  return `<metadata><${name} xmlns="${SVG_EMBED_NAMESPACE}" size="${decimal(width)}x${decimal(height)}" encoding="base64">${encoded}</${name}></metadata>`;
}

function fontFace(font: EmbeddedFont): string {
  const source = `url(data:font/ttf;base64,${toBase64(font.bytes)}) format("truetype")`;
  return `@font-face{font-family:Inter;font-weight:${font.weight};src:${source}}`;
}

function backgroundRect(scene: Scene, fill: string): string {
  const { x, y, width, height } = scene.bounds;
  return `<rect${attributes({ x, y, width, height, ...paint("fill", fill) })}/>`;
}

function groupElement(group: SceneGroup): string {
  let shapes = "";
  for (const shape of group.shapes) shapes += shapeElement(shape);
  return `<g><title>${escapeXml(group.label)}</title>${shapes}</g>`;
}

function shapeElement(shape: Shape): string {
  if (shape.type === "rect") return rectElement(shape);
  return shape.type === "path" ? pathElement(shape) : textElement(shape);
}

/** A fill or stroke; only a colour that the program itself can read is written. */
function paint(name: "fill" | "stroke", colour: string | null): Record<string, string | number | null> {
  const known = colour === null ? null : parseColour(colour);
  if (colour === null || known === null) return { [name]: "none" };
  const short = hexOf(known);
  if (known.alpha === 1) return { [name]: short };
  return { [name]: short, [`${name}-opacity`]: known.alpha };
}

function rectElement(shape: RectShape): string {
  const { x, y, width, height, radius } = shape;
  const line = shape.stroke === null ? {} : { "stroke-width": shape.strokeWidth };
  const looks = { ...paint("fill", shape.fill), ...paint("stroke", shape.stroke), ...line };
  return `<rect${attributes({ x, y, width, height, rx: radius > 0 ? radius : null, ...looks })}/>`;
}

function pathElement(shape: PathShape): string {
  const dashed = shape.dash.length > 0;
  const line = {
    "stroke-width": shape.strokeWidth,
    "stroke-linejoin": "round",
    "stroke-linecap": dashed ? null : "round",
    "stroke-dasharray": dashed ? shape.dash.map(decimal).join(" ") : null,
  };
  const looks = { ...paint("fill", shape.fill), ...paint("stroke", shape.stroke) };
  return `<path${attributes({ d: svgPath(shape.segments), ...looks, ...(shape.stroke === null ? {} : line) })}/>`;
}

/**
 * A line of text. `textLength` keeps the measured width where the viewer uses another font than ours; scaling the
 * glyphs, because stretched gaps would tear joined scripts apart. Lines from right to left go without: Inkscape 1.2 does
 * not draw them with it.
 */
function textElement(shape: TextShape): string {
  const rightToLeft = shape.direction === "rtl";
  const fixed = shape.width > 0 && !rightToLeft;
  const values = attributes({
    x: shape.x,
    y: shape.y,
    "font-size": shape.font.size,
    "font-weight": shape.font.weight,
    ...paint("fill", shape.fill),
    "text-anchor": svgAnchor(shape),
    direction: rightToLeft ? "rtl" : null,
    "unicode-bidi": rightToLeft ? "embed" : null,
    textLength: fixed ? shape.width : null,
    lengthAdjust: fixed ? "spacingAndGlyphs" : null,
  });
  return `<text${values}>${escapeXml(shape.text)}</text>`;
}

/** The `text-anchor` of a line, null for the default: in SVG the start of a right-to-left line is its right end. */
export function svgAnchor(shape: TextShape): "middle" | "end" | null {
  if (shape.anchor === "middle") return "middle";
  const start = shape.direction === "rtl" ? "end" : "start";
  return shape.anchor === start ? null : "end";
}
