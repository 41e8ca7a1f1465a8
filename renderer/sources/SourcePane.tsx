import { FileText, Info, Pencil, Plus, X } from "lucide-react";
import { type ClipboardEvent, type DragEvent, useEffect, useRef } from "react";
import type { Source } from "../../shared/document/types";
import { runCommand } from "../session/commands";
import { useMap, useSession, useSessionState } from "../session/context";
import { carryOut } from "../session/faults";
import { isTextField } from "../session/text-field";
import "../styles/panels.css";
import "../styles/sources.css";
import "../styles/source-words.css";
import { IconButton } from "../ui/IconButton";
import { AddSource } from "./AddSource";
import { addSource } from "./add-source";
import { CoverageBar } from "./CoverageBar";
import { pageAlone } from "./clipboard";
import { ReviewList } from "./ReviewList";
import { readDropped, readEdition } from "./read-files";
import type { ReadingMode } from "./reading";
import { replaceSource } from "./replace-source";
import { SourceDetails } from "./SourceDetails";
import { SourceEditor } from "./SourceEditor";
import { SourceTabs } from "./SourceTabs";
import { SourceText } from "./SourceText";
import { changeReading } from "./source-commands";
import { WordBar } from "./WordBar";

/** The texts that the map is made from, to be read and marked beside it. */
export function SourcePane() {
  const session = useSession();
  const map = useMap();
  const shown = useSessionState((state) => state.reading.source);
  const mode = useSessionState((state) => state.reading.mode);
  const source = map.sources.find(({ id }) => id === shown) ?? map.sources[0];
  const adds = mode === "add" || !source;
  const replaces = mode === "replace";
  const pane = useRef<HTMLElement>(null);

  // Asked for by a key, the pane is where the keyboard goes on.
  useEffect(() => {
    pane.current?.querySelector<HTMLElement>("[data-pane-focus]")?.focus();
  }, []);

  const edits = replaces ? source : undefined;
  const take = (files: readonly File[]) => {
    const [file] = files;
    if (edits && file)
      void carryOut(session, "Replace by a new edition", () => readEdition(session, edits.id, file));
    else void readDropped(session, files);
  };
  const takeText = (text: string) => {
    if (edits)
      void carryOut(session, "Replace by a new edition", () => replaceSource(session, edits.id, text));
    else addSource(session, { title: "", text });
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.target instanceof Element && isTextField(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    const page = pageAlone(event.clipboardData);
    if (page) take([page]);
    else takeText(event.clipboardData.getData("text/plain"));
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const files = [...event.dataTransfer.files];
    const text = event.dataTransfer.getData("text/plain");
    if (files.length > 0) take(files);
    else if (text !== "") takeText(text);
  };
  return (
    <section
      ref={pane}
      className="sources"
      data-pane="sources"
      aria-label="Sources"
      onPaste={onPaste}
      onDragOver={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onDrop={onDrop}
    >
      <header className="panel-head">
        <h2>
          <FileText size={15} aria-hidden="true" /> Sources
        </h2>
        {/* Several have tabs. */}
        {source && !adds && map.sources.length === 1 && (
          <p className="source-name" title={source.title} dir="auto">
            {source.title}
          </p>
        )}
        <div className="panel-tools">
          {source && !adds && !replaces && <SourceTools source={source} />}
          <IconButton
            icon={Plus}
            label="Add a source"
            pressed={adds && source !== undefined}
            onClick={() => changeReading(session, { mode: mode === "add" ? "read" : "add" })}
          />
          <IconButton
            icon={X}
            label="Close the sources"
            command="view.sources"
            onClick={() => runCommand(session, "view.sources")}
          />
        </div>
      </header>
      {map.sources.length > 1 && source && <SourceTabs sources={map.sources} shown={source.id} />}
      {adds ? (
        <AddSource key="add" canGoBack={source !== undefined} />
      ) : replaces ? (
        <AddSource key={`replace ${source.id}`} canGoBack replaces={source} />
      ) : (
        <Shown source={source} mode={mode} />
      )}
    </section>
  );
}

function SourceTools({ source }: { readonly source: Source }) {
  const session = useSession();
  const mode = useSessionState((state) => state.reading.mode);
  return (
    <>
      <IconButton
        icon={Info}
        label={`About ${source.title || "the source"}`}
        pressed={mode === "details"}
        onClick={() => runCommand(session, "source.details")}
      />
      <IconButton
        icon={Pencil}
        label="Edit the text"
        pressed={mode === "edit"}
        onClick={() => runCommand(session, "source.edit")}
      />
    </>
  );
}

function Shown(props: { readonly source: Source; readonly mode: ReadingMode }) {
  const { source, mode } = props;
  const review = useSessionState((state) => state.reading.review);
  return (
    <>
      {mode === "details" && <SourceDetails key={`about ${source.id}`} source={source} />}
      {review?.source === source.id && mode === "read" && <ReviewList review={review} source={source} />}
      {mode === "edit" ? (
        <SourceEditor key={`edit ${source.id}`} source={source} />
      ) : (
        <SourceText key={`read ${source.id}`} source={source} />
      )}
      {mode !== "edit" && <WordBar source={source} />}
      {mode !== "edit" && <CoverageBar source={source} />}
    </>
  );
}
