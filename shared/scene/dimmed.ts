/** What is held back while something else is looked at: drawn as always, in colours that step towards the background. */
import { hexOf, parseColour } from "./colour";
import type { NodeColours, Theme } from "./theme";

/** How far the colours of lines, boxes and words go towards the background: 1 would be all the way. */
const TOWARDS = 0.72;

const known = new WeakMap<Theme, Theme>();

/** The theme for what is held back. Its colours are as full as the others, so that overlaps do not show through. */
export function dimmed(theme: Theme): Theme {
  const found = known.get(theme);
  if (found) return found;
  const made = dimmedTheme(theme);
  known.set(theme, made);
  return made;
}

function dimmedTheme(theme: Theme): Theme {
  const dim = (colour: string) => mixed(colour, theme.background) ?? theme.mutedText;
  // A fill that is the background already stays it, in a person's own few colours too.
  const fill = (colour: string) => (colour === theme.background ? colour : dim(colour));
  const colours = ({ accent, fill: inside, label, text }: NodeColours): NodeColours => ({
    accent: dim(accent),
    fill: fill(inside),
    label: dim(label),
    text: dim(text),
  });
  const { kinds, relations } = theme;
  return Object.freeze({
    ...theme,
    border: dim(theme.border),
    text: dim(theme.text),
    mutedText: dim(theme.mutedText),
    kinds: {
      decision: colours(kinds.decision),
      motive: colours(kinds.motive),
      risk: colours(kinds.risk),
      critique: colours(kinds.critique),
    },
    muted: colours(theme.muted),
    relations: { support: dim(relations.support), oppose: dim(relations.oppose) },
    track: dim(theme.track),
  } satisfies Theme);
}

/** Null for a colour that is no number, as those of the system. */
function mixed(colour: string, background: string): string | null {
  const [from, to] = [parseColour(colour), parseColour(background)];
  if (!from || !to) return null;
  const mix = (a: number, b: number) => a + (b - a) * TOWARDS;
  return hexOf({
    red: mix(from.red, to.red),
    green: mix(from.green, to.green),
    blue: mix(from.blue, to.blue),
    alpha: 1,
  });
}
