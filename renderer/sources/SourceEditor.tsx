import { type KeyboardEvent, useEffect, useRef } from "react";
import type { Source } from "../../shared/document/types";
import { useSession } from "../session/context";
import { Button } from "../ui/Button";
import { cleanText } from "./add-source";
import { NOTHING_CHOSEN } from "./reading";
import { reviewOf, reviewWords } from "./review";
import { changeReading } from "./source-commands";

/** The text of a source as a field. What is typed is in the map at once, as one step of undo; citations follow. */
export function SourceEditor({ source }: { readonly source: Source }) {
  const session = useSession();
  const before = useRef(session.map());
  const field = useRef<HTMLTextAreaElement>(null);
  const { id } = source;

  useEffect(() => {
    session.seal();
    field.current?.focus();
    field.current?.setSelectionRange(0, 0);
    return () => {
      session.seal();
      const [was, now] = [before.current, session.map()];
      if (!was || !now || was === now) return;
      const review = reviewOf(was, now, id);
      changeReading(session, { ...NOTHING_CHOSEN, review });
      session.say(`Text changed. ${reviewWords(review)}`);
    };
  }, [session, id]);

  const done = () => changeReading(session, { mode: "read", comesBack: true });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    done();
  };
  return (
    <div className="source-editor">
      <textarea
        ref={field}
        className="input"
        aria-label={`Text of ${source.title || "the source"}`}
        data-pane-focus
        dir="auto"
        spellCheck={false}
        value={source.text ?? ""}
        onChange={(event) => session.edit({ type: "source-text", id, text: cleanText(event.target.value) })}
        onKeyDown={onKeyDown}
      />
      <div className="source-add-buttons">
        <Button look="primary" onClick={done}>
          Done
        </Button>
        <p className="source-note">
          Citations follow their words. What could not follow is listed afterwards.
        </p>
        <Button look="quiet" onClick={() => changeReading(session, { mode: "replace" })}>
          Replace by a new edition…
        </Button>
      </div>
    </div>
  );
}
