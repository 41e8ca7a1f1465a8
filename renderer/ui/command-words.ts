/** What the catalogue says about a command, in the words and keys of this machine. */
import { CATALOGUE, type CommandName } from "../../shared/commands/catalogue";
import { ariaKeys, type Platform, shownKeys } from "../../shared/commands/keys";

/** The first keys of a command as people read them; empty where it has none. */
export function keysOf(name: CommandName, platform: Platform): string {
  const [first] = CATALOGUE[name].keys;
  return first === undefined ? "" : shownKeys(first, platform);
}

/** All keys of a command for `aria-keyshortcuts`. */
export function ariaKeysOf(name: CommandName, platform: Platform): string | undefined {
  const { keys } = CATALOGUE[name];
  return keys.length === 0 ? undefined : keys.map((notation) => ariaKeys(notation, platform)).join(" ");
}

/** A tooltip: the label, and the keys in brackets. */
export function tooltip(label: string, keys: string): string {
  return keys === "" ? label : `${label} (${keys})`;
}
