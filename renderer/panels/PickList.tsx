import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import "../styles/fields.css";
import "../styles/panels.css";
import { classes } from "../ui/classes";

export interface PickOption {
  /** Unique in its list. */
  readonly id: string;
  readonly label: string;
  readonly sign?: ReactNode;
  /** Words at the end of the line: keys, or what kind of thing it is. */
  readonly detail?: string;
}

interface PickListProps {
  readonly label: string;
  readonly placeholder: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly options: readonly PickOption[];
  readonly onPick: (id: string) => void;
  /** Keys that the list itself does not answer; true when the key is dealt with. */
  readonly onKey?: (event: KeyboardEvent) => boolean;
  /** Words for a list without any option. */
  readonly none: string;
}

/** A text field over a list: typing narrows it, arrows move, Enter picks. */
export function PickList(props: PickListProps) {
  const { query, options } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [active, setActive] = useState(0);
  const at = Math.min(active, options.length - 1);
  const optionId = (place: number) => `${id}-${place}`;

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    list.current?.querySelector("[aria-selected='true']")?.scrollIntoView({ block: "nearest" });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = options[at];
    if (props.onKey?.(event)) event.preventDefault();
    else if (event.key === "ArrowDown") setActive(options.length === 0 ? 0 : (at + 1) % options.length);
    else if (event.key === "ArrowUp") setActive((at - 1 + options.length) % Math.max(1, options.length));
    else if (event.key === "PageDown") setActive(Math.min(options.length - 1, at + 10));
    else if (event.key === "PageUp") setActive(Math.max(0, at - 10));
    else if (event.key === "Enter" && chosen) props.onPick(chosen.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="pick">
      <input
        ref={field}
        className="input pick-field"
        type="text"
        dir="auto"
        role="combobox"
        aria-label={props.label}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={options.length > 0 ? optionId(at) : undefined}
        placeholder={props.placeholder}
        value={query}
        data-autofocus
        onChange={(event) => {
          setActive(0);
          props.onQuery(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={`${id}-list`} className="pick-list" role="listbox" aria-label={props.label}>
        {options.map((option, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and answers the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the field points at the option, which never has the focus itself
          <div
            key={option.id}
            id={optionId(place)}
            className={classes("pick-option", place === at && "is-active")}
            role="option"
            aria-selected={place === at}
            onClick={() => props.onPick(option.id)}
            onPointerMove={() => place !== at && setActive(place)}
          >
            <span className="pick-sign" aria-hidden="true">
              {option.sign}
            </span>
            <span className="pick-label" dir="auto">
              {option.label}
            </span>
            {option.detail && <span className="pick-detail">{option.detail}</span>}
          </div>
        ))}
      </div>
      {options.length === 0 && <p className="pick-none">{props.none}</p>}
    </div>
  );
}
