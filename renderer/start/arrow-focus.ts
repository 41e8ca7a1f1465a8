/** Arrow keys, Home and End go from button to button, in the order of the page. */
import type { KeyboardEvent } from "react";

const TARGET: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowRight: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  ArrowLeft: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** For `onKeyDown` of the element around the buttons. */
export function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const target = Object.hasOwn(TARGET, event.key) ? TARGET[event.key] : undefined;
  if (!target) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("button:not(:disabled)")];
  const { activeElement } = document;
  const at = activeElement instanceof HTMLElement ? buttons.indexOf(activeElement) : -1;
  buttons[target(at, buttons.length - 1)]?.focus();
  event.preventDefault();
}
