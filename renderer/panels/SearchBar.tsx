import { ChevronDown, ChevronUp, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { KIND_NAMES } from "../../shared/document/describe";
import { findNodes, gradesIn, isEmptyQuery, prepareSearch, tagsOf } from "../../shared/document/search";
import { KINDS, type Kind } from "../../shared/document/types";
import { useMap, useSession, useSessionState } from "../session/context";
import { closeSearch, findNext, findPrevious } from "../session/find";
import type { Search } from "../session/state";
import "../styles/fields.css";
import "../styles/panels.css";
import { IconButton } from "../ui/IconButton";
import { useFocusBack } from "./use-focus-back";

/** Finds nodes by text, kind and tag, and goes from one to the next. */
export function SearchBar() {
  const search = useSessionState((state) => state.search);
  return search ? <OpenSearchBar search={search} /> : null;
}

function OpenSearchBar({ search }: { readonly search: Search }) {
  const session = useSession();
  const map = useMap();
  const bar = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const tags = useMemo(() => tagsOf(map), [map]);
  const grades = useMemo(() => gradesIn(map), [map]);
  useFocusBack(bar);
  useFocusOnRequest(search, field);
  useEffect(() => {
    const waiting = requestIdleCallback(() => prepareSearch(map));
    return () => cancelIdleCallback(waiting);
  }, [map]);

  const change = (part: Partial<Search>) => session.set({ search: { ...search, ...part } });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") closeSearch(session);
    else if (event.key === "Enter" && event.target === field.current)
      (event.shiftKey ? findPrevious : findNext)(session);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search
      ref={bar}
      className="search-bar"
      data-pane="search"
      aria-label="Find in the map"
      onKeyDown={onKeyDown}
    >
      <input
        ref={field}
        className="input"
        type="text"
        dir="auto"
        aria-label="Find"
        placeholder="Find text or notes"
        value={search.query}
        onChange={(event) => change({ query: event.target.value })}
      />
      <select
        className="input"
        aria-label="Kind"
        value={search.kind ?? ""}
        onChange={(event) =>
          change({ kind: KINDS.find((kind: Kind) => kind === event.target.value) ?? null })
        }
      >
        <option value="">Any kind</option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {KIND_NAMES[kind]}
          </option>
        ))}
      </select>
      {tags.length > 0 && (
        <select
          className="input"
          aria-label="Tag"
          value={search.tag ?? ""}
          onChange={(event) => change({ tag: event.target.value === "" ? null : event.target.value })}
        >
          <option value="">Any tag</option>
          {tags.map((tag) => (
            <option key={tag} value={tag}>
              {tag}
            </option>
          ))}
        </select>
      )}
      {grades.length > 0 && (
        <select
          className="input"
          aria-label="Grade of a source"
          value={search.grade ?? ""}
          onChange={(event) =>
            change({ grade: grades.find((grade) => grade === event.target.value) ?? null })
          }
        >
          <option value="">Any grade</option>
          {grades.map((grade) => (
            <option key={grade} value={grade}>
              {grade}
            </option>
          ))}
        </select>
      )}
      <MatchCount search={search} />
      <IconButton icon={ChevronUp} command="edit.findPrevious" onClick={() => findPrevious(session)} />
      <IconButton icon={ChevronDown} command="edit.findNext" onClick={() => findNext(session)} />
      <IconButton icon={X} label="Close search" onClick={() => closeSearch(session)} />
    </search>
  );
}

/** The field has the focus at first, and again when Find is asked for while the bar shows. */
function useFocusOnRequest(search: Search, field: { readonly current: HTMLInputElement | null }): void {
  const last = useRef<Search | null>(null);
  useEffect(() => {
    const before = last.current;
    last.current = search;
    const same =
      before !== null &&
      before.query === search.query &&
      before.kind === search.kind &&
      before.tag === search.tag &&
      before.grade === search.grade;
    if (before === null || same) field.current?.select();
  }, [search, field]);
}

function MatchCount({ search }: { readonly search: Search }) {
  const map = useMap();
  const selected = useSessionState((state) => state.selection.at(-1));
  const found = useMemo(() => findNodes(map, search), [map, search]);
  const at = selected === undefined ? -1 : found.indexOf(selected);
  const words = isEmptyQuery(search)
    ? ""
    : found.length === 0
      ? "None found"
      : at < 0
        ? `${found.length.toLocaleString("en")} found`
        : `${at + 1} of ${found.length.toLocaleString("en")}`;
  return (
    <output className="search-count" aria-live="polite">
      {words}
    </output>
  );
}
