import { type KeyboardEvent, useRef, useState } from "react";
import { shortText } from "../../shared/document/describe";
import type { Span } from "../../shared/sources/sentences";
import { useSession } from "../session/context";
import { Button } from "../ui/Button";
import { Field } from "../ui/fields";
import { setAside, stopAsking } from "./aside";
import { changeReading } from "./source-commands";

/** Asks why the words are no argument. The keyboard goes back to the text. */
export function AsideReason({ span, text }: { readonly span: Span; readonly text: string }) {
  const session = useSession();
  const [reason, setReason] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const done = (act: () => void) => {
    act();
    changeReading(session, { comesBack: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    done(() => stopAsking(session));
  };
  return (
    <form
      ref={form}
      className="source-aside-form"
      aria-label="Set aside"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        done(() => setAside(session, span, reason));
      }}
    >
      <Field
        label="Why is it no argument?"
        hint={`“${shortText(text.slice(span.start, span.end), 80)}” will count as read.`}
      >
        {(ids) => (
          <input
            {...ids}
            className="input"
            type="text"
            dir="auto"
            // biome-ignore lint/a11y/noAutofocus: the key that asks gives the keyboard to the answer
            autoFocus
            maxLength={1000}
            placeholder="For example: background"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className="source-add-buttons">
        <Button look="primary" type="submit">
          Set aside
        </Button>
        <Button look="quiet" onClick={() => done(() => stopAsking(session))}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
