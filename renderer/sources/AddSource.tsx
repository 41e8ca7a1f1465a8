import { type ClipboardEvent, useRef, useState } from "react";
import type { Source } from "../../shared/document/types";
import { useSession } from "../session/context";
import { carryOut } from "../session/faults";
import { Button } from "../ui/Button";
import { Field, TextArea } from "../ui/fields";
import { addSource } from "./add-source";
import { pageAlone } from "./clipboard";
import { ACCEPTED_FILES, readDropped, readEdition } from "./read-files";
import { replaceSource } from "./replace-source";
import { changeReading } from "./source-commands";

interface AddSourceProps {
  readonly canGoBack: boolean;
  /** The source whose text is replaced; without one the text becomes another source. */
  readonly replaces?: Source;
}

/** The ways in which a text comes into the map. */
export function AddSource({ canGoBack, replaces }: AddSourceProps) {
  const session = useSession();
  const [text, setText] = useState("");
  const picker = useRef<HTMLInputElement>(null);
  const take = (files: readonly File[]) => {
    const [file] = files;
    if (!replaces) void readDropped(session, files);
    else if (file)
      void carryOut(session, "Replace by a new edition", () => readEdition(session, replaces.id, file));
  };
  const takeText = () => {
    if (replaces)
      void carryOut(session, "Replace by a new edition", () => replaceSource(session, replaces.id, text));
    else addSource(session, { title: "", text });
  };
  const onPaste = (event: ClipboardEvent) => {
    // A field takes plain text only, so a clipboard without any would do nothing.
    const page = pageAlone(event.clipboardData);
    if (!page) return;
    event.preventDefault();
    event.stopPropagation();
    take([page]);
  };
  return (
    <div className="source-add">
      {replaces ? (
        <p>
          Paste the new edition of “{replaces.title || "the source"}” here, or open it. Its citations are
          looked for in it, and what is not found is kept and listed. Title and grade stay.
        </p>
      ) : (
        <p>
          Paste a text here, drop a file, or open one. The text is kept in the map, so that every node can
          show the words it came from.
        </p>
      )}
      <Field label={replaces ? "Text of the new edition" : "Text of the source"}>
        {(ids) => (
          <TextArea
            {...ids}
            className="source-paste"
            data-pane-focus
            autoFocus
            placeholder="Paste or type a text"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onPaste={onPaste}
          />
        )}
      </Field>
      <div className="source-add-buttons">
        <Button look="primary" disabled={text.trim() === ""} onClick={takeText}>
          {replaces ? "Replace the text" : "Add the text"}
        </Button>
        <Button onClick={() => picker.current?.click()}>Open a file…</Button>
        {canGoBack && (
          <Button look="quiet" onClick={() => changeReading(session, { mode: "read", comesBack: true })}>
            Cancel
          </Button>
        )}
      </div>
      <input
        ref={picker}
        className="visually-hidden"
        type="file"
        tabIndex={-1}
        aria-label={replaces ? "File of the new edition" : "File of a source"}
        accept={ACCEPTED_FILES}
        multiple={!replaces}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = "";
          take(files);
        }}
      />
    </div>
  );
}
