/** Puts the keyboard into this pane, where it shows. */
export function focusPane(name: string): void {
  const pane = document.querySelector<HTMLElement>(`[data-pane="${name}"]`);
  (pane?.querySelector<HTMLElement>("[data-pane-focus]") ?? pane)?.focus();
}

/** The parts of the window between which F6 moves the keyboard: every element with `data-pane`. */
export function nextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")].filter(
    (pane) => pane.offsetParent !== null,
  );
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(at + step + panes.length) % panes.length];
  if (!next) return;
  const inside = next.querySelector<HTMLElement>(
    '[data-pane-focus], [tabindex="0"], button:not([disabled]), input:not([disabled]), textarea',
  );
  (next.tabIndex >= 0 ? next : (inside ?? next)).focus();
}
