import { Check } from "lucide-react";
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Rect } from "../../shared/basics/geometry";
import "../styles/ui.css";
import { itemByTyping, itemsOf, type MenuEntry, type MenuItem } from "./menu-entries";
import { placePopup } from "./place-popup";

interface MenuProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** The box beside which the menu opens, in window pixels; a point has no size. */
  readonly anchor: Rect;
  /** Called when the menu is done, whether something was chosen or not. */
  readonly onClose: () => void;
  /** Left and right arrow: to the neighbour in a menu bar. */
  readonly onSideways?: (step: 1 | -1) => void;
  /** Clicks inside this element do not close the menu: it does that itself. */
  readonly owner?: HTMLElement | null;
  /** Which item has the focus first. */
  readonly start?: "first" | "last";
  /** Where the focus goes when something is chosen, if not back to where it was. */
  readonly returnTo?: HTMLElement | null;
}

/** How long letters typed one after the other count as one word, in milliseconds. */
const TYPING_PAUSE = 700;

/** A popup menu: arrow keys, Home, End, typing, Enter and Escape; the focus goes back to where it was. */
export function Menu(props: MenuProps) {
  const { entries, anchor, onClose, owner } = props;
  const element = useRef<HTMLDivElement>(null);
  const items = itemsOf(entries);
  const [active, setActive] = useState(props.start === "last" ? items.length - 1 : 0);
  const typed = useRef({ text: "", at: 0 });

  const before = useFocusInside(element);
  useClickOutside(element, owner ?? null, onClose);
  useLayoutEffect(() => {
    const menu = element.current;
    if (!menu) return;
    const win = { width: window.innerWidth, height: window.innerHeight };
    const place = placePopup(anchor, { width: menu.offsetWidth, height: menu.offsetHeight }, win);
    menu.style.left = `${place.x}px`;
    menu.style.top = `${place.y}px`;
  }, [anchor]);
  useLayoutEffect(() => {
    element.current?.querySelectorAll<HTMLElement>("[role^='menuitem']")[active]?.focus();
  }, [active]);

  const choose = (item: MenuItem) => {
    if (item.disabled) return;
    // Commands ask which pane has the focus, so it is back there before they run.
    const back = props.returnTo ?? before.current;
    if (back?.isConnected) back.focus();
    onClose();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const to = nextActive(event.key, active, items.length);
    const word = event.timeStamp - typed.current.at < TYPING_PAUSE ? typed.current.text : "";
    // A space inside a word that is being typed belongs to it.
    const chooses = event.key === "Enter" || (event.key === " " && word === "");
    if (to !== null) setActive(to);
    else if (event.key === "Escape" || event.key === "Tab") onClose();
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight")
      props.onSideways?.(event.key === "ArrowRight" ? 1 : -1);
    else if (chooses) {
      const item = items[active];
      if (item) choose(item);
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      typed.current = { text: word + event.key, at: event.timeStamp };
      const found = itemByTyping(items, active, typed.current.text);
      if (found !== null) setActive(found);
    } else return;
    event.preventDefault();
  };

  return (
    <div
      ref={element}
      className="menu"
      role="menu"
      aria-label={props.label}
      popover="manual"
      onKeyDown={onKeyDown}
    >
      {entries.map((entry) => {
        if (entry.type === "separator") return <hr key={entry.id} className="menu-separator" />;
        if (entry.type === "heading")
          return (
            <div key={entry.id} className="menu-heading" role="presentation">
              {entry.label}
            </div>
          );
        const at = items.indexOf(entry);
        return (
          <MenuLine
            key={entry.id}
            item={entry}
            active={at === active}
            onChoose={() => choose(entry)}
            onPoint={() => setActive(at)}
          />
        );
      })}
    </div>
  );
}

function nextActive(key: string, active: number, count: number): number | null {
  switch (key) {
    case "ArrowDown":
      return (active + 1) % count;
    case "ArrowUp":
      return (active - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

function MenuLine(props: {
  readonly item: MenuItem;
  readonly active: boolean;
  readonly onChoose: () => void;
  readonly onPoint: () => void;
}) {
  const { item, active } = props;
  const role =
    item.checked === undefined
      ? { role: "menuitem" }
      : { role: "menuitemcheckbox", "aria-checked": item.checked };
  return (
    <button
      type="button"
      className="menu-item"
      {...role}
      aria-disabled={item.disabled || undefined}
      tabIndex={active ? 0 : -1}
      onClick={props.onChoose}
      onPointerMove={() => !active && props.onPoint()}
    >
      <span className="menu-mark" aria-hidden="true">
        {item.checked ? <Check size={14} /> : item.icon}
      </span>
      <span className="menu-label" dir="auto">
        {item.label}
      </span>
      {item.keys ? (
        <span className="keys" aria-hidden="true">
          {item.keys}
        </span>
      ) : null}
    </button>
  );
}

/** Lifts the element above everything while it is there, and gives the focus back afterwards. */
function useFocusInside(element: { readonly current: HTMLElement | null }): { current: HTMLElement | null } {
  const before = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const menu = element.current;
    before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    menu?.showPopover();
    return () => {
      const inside = menu?.contains(document.activeElement) || document.activeElement === document.body;
      if (inside && before.current?.isConnected) before.current.focus();
    };
  }, [element]);
  return before;
}

function useClickOutside(
  element: { readonly current: HTMLElement | null },
  owner: HTMLElement | null,
  onClose: () => void,
): void {
  const close = useRef(onClose);
  useLayoutEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const listener = (event: Event) => {
      if (!(event.target instanceof Node)) return;
      if (element.current?.contains(event.target) || owner?.contains(event.target)) return;
      close.current();
    };
    const onBlur = () => close.current();
    document.addEventListener("pointerdown", listener, true);
    window.addEventListener("blur", onBlur);
    return () => {
      document.removeEventListener("pointerdown", listener, true);
      window.removeEventListener("blur", onBlur);
    };
  }, [element, owner]);
}
