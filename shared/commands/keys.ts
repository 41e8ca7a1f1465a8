/** The catalogue's key notation: read from key presses, shown to people, and translated for the native menu. */
export type Platform = "mac" | "windows" | "linux";

/** What of a keyboard event matters. `key` is the value that the key types, as in `KeyboardEvent.key`. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

interface Chord {
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly key: string;
}

function parse(notation: string): Chord {
  // The last part may itself be "+", as in "Mod++".
  const parts =
    notation.length > 1 && notation.endsWith("+")
      ? [...notation.slice(0, -2).split("+"), "+"]
      : notation.split("+");
  const key = notation === "+" ? "+" : (parts.at(-1) ?? "");
  return { mod: parts.includes("Mod"), alt: parts.includes("Alt"), shift: parts.includes("Shift"), key };
}

const isLetter = (key: string) => /^[A-Za-z]$/.test(key);
const isPrintable = (key: string) => key.length === 1 && key !== " ";

/** Whether a key press is the chord. Shift is part of what types a sign such as `+`, so for signs it does not count. */
export function isChord(press: KeyPress, notation: string, platform: Platform): boolean {
  const chord = parse(notation);
  const mod = platform === "mac" ? press.metaKey : press.ctrlKey;
  const otherMod = platform === "mac" ? press.ctrlKey : press.metaKey;
  if (mod !== chord.mod || otherMod || press.altKey !== chord.alt) return false;
  const key = press.key === " " ? "Space" : press.key;
  if (isLetter(chord.key))
    return key.toLowerCase() === chord.key.toLowerCase() && press.shiftKey === chord.shift;
  if (isPrintable(chord.key)) return key === chord.key;
  return key === chord.key && press.shiftKey === chord.shift;
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: "⌘", Alt: "⌥", Shift: "⇧" };
const KEY_SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  "-": "−",
};

/** The chord as people read it: "Ctrl+Shift+L", or "⇧⌘L" on a Mac. */
export function shownKeys(notation: string, platform: Platform): string {
  const chord = parse(notation);
  const key = KEY_SIGNS[chord.key] ?? chord.key;
  const on = [chord.alt && "Alt", chord.shift && "Shift", chord.mod && "Mod"].filter(
    (part) => part !== false,
  );
  if (platform === "mac") return `${on.map((part) => MAC_SIGNS[part]).join("")}${key}`;
  const order = [chord.mod && "Ctrl", chord.alt && "Alt", chord.shift && "Shift"].filter(
    (part) => part !== false,
  );
  return [...order, key].join("+");
}

/** The chord for `aria-keyshortcuts`: "Control+Shift+L". */
export function ariaKeys(notation: string, platform: Platform): string {
  const chord = parse(notation);
  const mod = platform === "mac" ? "Meta" : "Control";
  const parts = [chord.mod && mod, chord.alt && "Alt", chord.shift && "Shift"].filter(
    (part) => part !== false,
  );
  return [...parts, chord.key === "+" ? "Plus" : chord.key].join("+");
}

const ACCELERATOR_KEYS: Readonly<Record<string, string>> = {
  ArrowUp: "Up",
  ArrowDown: "Down",
  ArrowLeft: "Left",
  ArrowRight: "Right",
  "+": "Plus",
};

/** The chord as an Electron accelerator: "CmdOrCtrl+Shift+L". */
export function accelerator(notation: string): string {
  const chord = parse(notation);
  const parts = [chord.mod && "CmdOrCtrl", chord.alt && "Alt", chord.shift && "Shift"].filter(
    (part) => part !== false,
  );
  return [...parts, ACCELERATOR_KEYS[chord.key] ?? chord.key].join("+");
}
