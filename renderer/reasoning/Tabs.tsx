import { type KeyboardEvent, useRef } from "react";

export interface Tab<Name extends string> {
  readonly name: Name;
  readonly label: string;
}

interface TabsProps<Name extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Name>[];
  readonly current: Name;
  /** The id of the panel that the tabs change. */
  readonly panel: string;
  readonly onChange: (name: Name) => void;
}

/** A row of tabs; the arrow keys go from one to the next. */
export function Tabs<Name extends string>({ label, tabs, current, panel, onChange }: TabsProps<Name>) {
  const row = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ name }) => name === current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onChange(next.name);
    row.current?.querySelector<HTMLElement>(`[data-tab="${next.name}"]`)?.focus();
  };
  return (
    <div ref={row} className="tabs-row" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map(({ name, label: words }) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${panel}-${name}`}
          data-tab={name}
          data-pane-focus={name === current ? "" : undefined}
          className="tab"
          aria-selected={name === current}
          aria-controls={panel}
          tabIndex={name === current ? 0 : -1}
          onClick={() => onChange(name)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
