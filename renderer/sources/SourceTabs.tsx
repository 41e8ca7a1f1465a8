import { type KeyboardEvent, useEffect, useRef } from "react";
import { nodeOf } from "../../shared/document/lookups";
import type { Source } from "../../shared/document/types";
import { useSession, useSessionState } from "../session/context";
import { NOTHING_CHOSEN } from "./reading";
import { changeReading } from "./source-commands";

const nameOf = (source: Source) => source.title || "A source without a title";

/** The sources of the map, of which one shows. */
export function SourceTabs(props: { readonly sources: readonly Source[]; readonly shown: string }) {
  const { sources, shown } = props;
  const session = useSession();
  const list = useRef<HTMLDivElement>(null);
  // Reading goes on in the text that shows, so another one that the selected node cites only gets a sign.
  const node = useSessionState((state) => {
    const map = state.open?.history.present;
    const id = state.selection.at(-1);
    return map && id !== undefined ? nodeOf(map, id) : undefined;
  });
  const cited = new Set(node?.citations?.map(({ source }) => source));
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
          {cited.has(source.id) && (
            <>
              <span className="source-cited" aria-hidden="true" />
              <span className="visually-hidden">Cited by the selected node: </span>
            </>
          )}
          {nameOf(source)}
        </button>
      ))}
    </div>
  );
}
