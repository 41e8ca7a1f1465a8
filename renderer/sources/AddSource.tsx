import { useRef, useState } from "react";
import { useSession } from "../session/context";
import { Button } from "../ui/Button";
import { Field, TextArea } from "../ui/fields";
import { addSource } from "./add-source";
import { ACCEPTED_FILES, readDropped } from "./read-files";
import { changeReading } from "./source-commands";

/** The ways in which a text comes into the map. */
export function AddSource({ canGoBack }: { readonly canGoBack: boolean }) {
  const session = useSession();
  const [text, setText] = useState("");
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="source-add">
      <p>
        Paste a text here, drop a file, or open one. The text is kept in the map, so that every node can show
        the words it came from.
      </p>
      <Field label="Text of the source">
        {(ids) => (
          <TextArea
            {...ids}
            className="source-paste"
            data-pane-focus
            autoFocus
            placeholder="Paste or type a text"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="source-add-buttons">
        <Button
          look="primary"
          disabled={text.trim() === ""}
          onClick={() => addSource(session, { title: "", text })}
        >
          Add the text
        </Button>
        <Button onClick={() => picker.current?.click()}>Open a file…</Button>
        {canGoBack && (
          <Button look="quiet" onClick={() => changeReading(session, { mode: "read" })}>
            Cancel
          </Button>
        )}
      </div>
      <input
        ref={picker}
        className="visually-hidden"
        type="file"
        tabIndex={-1}
        aria-label="File of a source"
        accept={ACCEPTED_FILES}
        multiple
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = "";
          void readDropped(session, files);
        }}
      />
    </div>
  );
}
