/** The colours of the picture. Kinds differ in lightness too, so that they stay apart in grey and for colour-blind people. */
import type { Kind, Relation } from "../document/types";

/** How the nodes of one kind look. */
export interface NodeColours {
  /** The bar, the icon and the border. */
  readonly accent: string;
  /** The inside of the box. */
  readonly fill: string;
  /** The kind's name, on `fill`. */
  readonly label: string;
  /** The node's text, on `fill`. */
  readonly text: string;
}

/** All colours are CSS colours: hexadecimal in `light` and `dark`, system colours in `forced`. */
export interface Theme {
  readonly name: "light" | "dark" | "forced";
  /** Behind the map. */
  readonly background: string;
  /** A panel on the background: the legend's frame. */
  readonly border: string;
  readonly text: string;
  readonly mutedText: string;
  readonly kinds: Readonly<Record<Kind, NodeColours>>;
  /** Nodes taken out of the reasoning. */
  readonly muted: NodeColours;
  readonly relations: Readonly<Record<Relation, string>>;
  /** The sign on a badge, on `relations` or `muted.accent`. */
  readonly badgeText: string;
  /** The ring around what is selected or has the focus. */
  readonly selection: string;
  /** The empty part of a bar. */
  readonly track: string;
  /** Alignment lines while moving. */
  readonly guide: string;
}

export const LIGHT: Theme = Object.freeze({
  name: "light",
  background: "#fafaf9",
  border: "#a8a29e",
  text: "#1c1917",
  mutedText: "#57534e",
  kinds: {
    decision: { accent: "#1e3a8a", fill: "#eef2ff", label: "#1e3a8a", text: "#1c1917" },
    motive: { accent: "#0f766e", fill: "#ecfdf8", label: "#0b655e", text: "#1c1917" },
    risk: { accent: "#c2570c", fill: "#fff6e8", label: "#a1430a", text: "#1c1917" },
    critique: { accent: "#7e2a8c", fill: "#fbf1fd", label: "#74247f", text: "#1c1917" },
  },
  muted: { accent: "#8a8580", fill: "#f5f5f4", label: "#57534e", text: "#57534e" },
  relations: { support: "#15803d", oppose: "#b91c1c" },
  badgeText: "#ffffff",
  selection: "#2563eb",
  track: "#d6d3d1",
  guide: "#db2777",
} satisfies Theme);

export const DARK: Theme = Object.freeze({
  name: "dark",
  background: "#191b1f",
  border: "#6b7280",
  text: "#f3f4f6",
  mutedText: "#b4b9c2",
  kinds: {
    decision: { accent: "#6d9bff", fill: "#1f2a44", label: "#a9c4ff", text: "#f3f4f6" },
    motive: { accent: "#2ccab5", fill: "#163330", label: "#74e8d7", text: "#f3f4f6" },
    risk: { accent: "#ffc970", fill: "#382a14", label: "#ffcb7d", text: "#f3f4f6" },
    critique: { accent: "#c466d4", fill: "#33203a", label: "#e3a6ee", text: "#f3f4f6" },
  },
  muted: { accent: "#7b818c", fill: "#24272c", label: "#b4b9c2", text: "#b4b9c2" },
  relations: { support: "#4ade80", oppose: "#ff7b7b" },
  badgeText: "#14161a",
  selection: "#7cb3ff",
  track: "#454a54",
  guide: "#f472b6",
} satisfies Theme);

const systemColours: NodeColours = {
  accent: "CanvasText",
  fill: "Canvas",
  label: "CanvasText",
  text: "CanvasText",
};

/** For forced-colours mode: the person's own few colours. Kinds and relations are told by icons, labels and dashes. */
export const FORCED: Theme = Object.freeze({
  name: "forced",
  background: "Canvas",
  border: "CanvasText",
  text: "CanvasText",
  mutedText: "GrayText",
  kinds: { decision: systemColours, motive: systemColours, risk: systemColours, critique: systemColours },
  muted: { accent: "GrayText", fill: "Canvas", label: "GrayText", text: "GrayText" },
  relations: { support: "CanvasText", oppose: "CanvasText" },
  badgeText: "Canvas",
  selection: "Highlight",
  track: "GrayText",
  guide: "Highlight",
} satisfies Theme);

/** The theme of a picture that leaves the app. */
export function themeNamed(name: "light" | "dark"): Theme {
  return name === "dark" ? DARK : LIGHT;
}
