import { type KeyboardEvent, useEffect, useRef } from "react";
import type { Source } from "../../shared/document/types";
import { useSession } from "../session/context";
import { NOTHING_CHOSEN } from "./reading";
import { changeReading } from "./source-commands";

const nameOf = (source: Source) => source.title || "A source without a title";

/** The sources of the map, of which one shows. */
export function SourceTabs(props: { readonly sources: readonly Source[]; readonly shown: string }) {
  const { sources, shown } = props;
  const session = useSession();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector(`[data-tab="${shown}"]`)
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [shown]);
  const show = (source: Source) =>
    changeReading(session, { ...NOTHING_CHOSEN, source: source.id, mode: "read" });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const at = sources.findIndex(({ id }) => id === shown);
    const next = sources[(at + step + sources.length) % sources.length];
    if (!next) return;
    show(next);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <div
      ref={list}
      className="source-tabs"
      role="tablist"
      aria-label="Sources of the map"
      onKeyDown={onKeyDown}
    >
      {sources.map((source) => (
        <button
          key={source.id}
          type="button"
          role="tab"
          data-tab={source.id}
          aria-selected={source.id === shown}
          tabIndex={source.id === shown ? 0 : -1}
          title={nameOf(source)}
          dir="auto"
          onClick={() => show(source)}
        >
          {nameOf(source)}
        </button>
      ))}
    </div>
  );
}
