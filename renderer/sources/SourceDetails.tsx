import { type KeyboardEvent, useEffect, useRef } from "react";
import type { SourceDetails as Details } from "../../shared/commands/edit";
import {
  CREDIBILITIES,
  CREDIBILITY_WORDS,
  type Grade,
  RELIABILITIES,
  RELIABILITY_WORDS,
  readGrade,
  writeGrade,
} from "../../shared/document/grade";
import { publisherOf } from "../../shared/document/publisher";
import { LIMITS, type Source } from "../../shared/document/types";
import { useSession } from "../session/context";
import { openLink } from "../session/open-link";
import { Button } from "../ui/Button";
import { Field, Select } from "../ui/fields";
import { NOTHING_CHOSEN } from "./reading";
import { changeReading } from "./source-commands";

const FIELDS = [
  ["title", "Title"],
  ["author", "Author"],
  ["published", "Published"],
  ["publisher", "Publisher"],
  ["url", "Link"],
  ["notes", "Notes"],
] as const;

/** What is known about a source, and how far it is trusted. */
export function SourceDetails({ source }: { readonly source: Source }) {
  const session = useSession();
  const { id } = source;
  const change = (details: Details) => session.edit({ type: "source-details", id, change: details });
  const remove = () => {
    session.seal();
    if (!session.edit({ type: "source-remove", id })) return;
    changeReading(session, { ...NOTHING_CHOSEN, source: null, mode: "read", review: null });
    session.say("Source removed. Undo brings it back, with what its nodes cite.");
  };
  const part = useRef<HTMLElement>(null);
  useEffect(() => part.current?.querySelector("input")?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    changeReading(session, { mode: "read", comesBack: true });
  };
  return (
    <section ref={part} className="source-details" aria-label="About the source" onKeyDown={onKeyDown}>
      {FIELDS.map(([name, label]) => (
        <Field key={name} label={label}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              type="text"
              dir="auto"
              maxLength={LIMITS.text}
              value={name === "publisher" ? publisherOf(source) : (source[name] ?? "")}
              onChange={(event) => {
                const value = event.target.value;
                if (name === "title") change({ title: value });
                else change({ [name]: value === "" ? undefined : value });
              }}
              onBlur={() => session.seal()}
            />
          )}
        </Field>
      ))}
      <GradeFields value={source.grade} onChange={(grade) => change({ grade })} />
      <p className="source-note">{sizeWords(source.text ?? "")}</p>
      <div className="source-add-buttons">
        {source.url && (
          <Button onClick={() => void openLink(session, source.url ?? "")}>Open the link…</Button>
        )}
        <Button onClick={() => changeReading(session, { mode: "replace" })}>Replace by a new edition…</Button>
        <Button look="danger" onClick={remove}>
          Remove the source
        </Button>
      </div>
    </section>
  );
}

function GradeFields(props: {
  readonly value: string | undefined;
  readonly onChange: (grade: string | undefined) => void;
}) {
  const grade: Grade = readGrade(props.value) ?? { reliability: null, credibility: null };
  const other = props.value && !readGrade(props.value) ? `The file says “${props.value}”.` : undefined;
  const change = (part: Partial<Grade>) => props.onChange(writeGrade({ ...grade, ...part }));
  return (
    <div className="source-grade">
      <Select
        label="Reliability of the source"
        value={grade.reliability ?? ""}
        {...(other ? { hint: other } : {})}
        choices={[
          { value: "", label: "Not graded" },
          ...RELIABILITIES.map((value) => ({ value, label: `${value}: ${RELIABILITY_WORDS[value]}` })),
        ]}
        onChange={(value) => change({ reliability: value === "" ? null : value })}
      />
      <Select
        label="Credibility of what it says"
        value={grade.credibility ?? ""}
        choices={[
          { value: "", label: "Not graded" },
          ...CREDIBILITIES.map((value) => ({ value, label: `${value}: ${CREDIBILITY_WORDS[value]}` })),
        ]}
        onChange={(value) => change({ credibility: value === "" ? null : value })}
      />
    </div>
  );
}

/** How much of the map's file the text takes. */
function sizeWords(text: string): string {
  const kilobytes = new TextEncoder().encode(text).byteLength / 1024;
  const size =
    kilobytes < 1024 ? `${Math.max(1, Math.round(kilobytes))} KiB` : `${(kilobytes / 1024).toFixed(1)} MiB`;
  return `${text.length.toLocaleString("en")} characters, ${size} in the map`;
}
