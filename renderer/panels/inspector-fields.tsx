/** The controls of the inspector. Each keystroke is an edit; leaving a field ends the step of undo. */
import { X } from "lucide-react";
import { useState } from "react";
import { DEFAULT_CONFIDENCE, LIMITS } from "../../shared/document/types";
import { useSession } from "../session/context";
import { Button } from "../ui/Button";
import { Field, TextArea } from "../ui/fields";

interface LiveTextProps {
  readonly label: string;
  readonly value: string;
  /** Shown in place of a value, for several things that differ. */
  readonly placeholder?: string | undefined;
  readonly onText: (text: string) => void;
}

/** A text of several lines that is written to the map as it is typed. */
export function LiveText({ label, value, placeholder, onText }: LiveTextProps) {
  const session = useSession();
  return (
    <Field label={label}>
      {(ids) => (
        <TextArea
          {...ids}
          value={value}
          placeholder={placeholder}
          maxLength={LIMITS.text}
          onChange={(event) => onText(event.target.value)}
          onBlur={() => session.seal()}
        />
      )}
    </Field>
  );
}

interface ConfidenceProps {
  /** Undefined where none was given; null where several differ. */
  readonly value: number | undefined | null;
  /** It counts for a trial, and the map keeps its own. */
  readonly forTrial?: boolean;
  readonly onChange: (value: number | undefined) => void;
}

/** The base score: a slider and a number, and the way back to the default. */
export function Confidence({ value, forTrial = false, onChange }: ConfidenceProps) {
  const session = useSession();
  const shown = value ?? DEFAULT_CONFIDENCE;
  // What is being typed stays as it is typed: "." on the way to ".8" is no number yet, and must not become the old one again.
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string) => {
    const number = Number(text);
    if (text.trim() === "" || !Number.isFinite(number)) return;
    // Taken as 1, a percentage would silently become certainty.
    if (number >= 0 && number <= 1) onChange(number);
    else session.say("A confidence lies between 0 and 1. For 80 % write 0.8.", "refusal");
  };
  const hint =
    value === null
      ? "The selected nodes differ."
      : value === undefined
        ? `Not given: counts as ${DEFAULT_CONFIDENCE}.`
        : undefined;
  return (
    <Field label={forTrial ? "Confidence in the trial" : "Confidence"} hint={hint}>
      {(ids) => (
        <div className="confidence">
          <input
            {...ids}
            type="range"
            min={0}
            max={1}
            step={0.05}
            value={shown}
            onChange={(event) => change(event.target.value)}
            onPointerUp={() => session.seal()}
            onBlur={() => session.seal()}
          />
          <input
            className="input"
            type="number"
            aria-label="Confidence, from 0 to 1"
            min={0}
            max={1}
            step={0.05}
            value={typed ?? (value === null ? "" : shown)}
            onChange={(event) => {
              setTyped(event.target.value);
              change(event.target.value);
            }}
            onBlur={() => {
              setTyped(null);
              session.seal();
            }}
          />
          <Button look="quiet" disabled={value === undefined} onClick={() => onChange(undefined)}>
            Clear
          </Button>
        </div>
      )}
    </Field>
  );
}

interface TagsProps {
  readonly tags: readonly string[];
  readonly onAdd: (tag: string) => void;
  readonly onRemove: (tag: string) => void;
}

/** Short words for finding nodes again. Enter or a comma adds one. */
export function Tags({ tags, onAdd, onRemove }: TagsProps) {
  const [typed, setTyped] = useState("");
  const add = () => {
    const tag = typed.trim();
    if (tag !== "" && !tags.includes(tag)) onAdd(tag);
    setTyped("");
  };
  return (
    <div className="tags">
      <Field label="Tags" hint="Enter or a comma adds a tag.">
        {(ids) => (
          <input
            {...ids}
            className="input"
            type="text"
            dir="auto"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if ((event.key !== "Enter" && event.key !== ",") || event.nativeEvent.isComposing) return;
              event.preventDefault();
              add();
            }}
            onBlur={add}
          />
        )}
      </Field>
      {tags.length > 0 && (
        <ul className="tag-list" aria-label="Tags given">
          {tags.map((tag) => (
            <li key={tag} className="tag">
              <span dir="auto">{tag}</span>
              <button
                type="button"
                aria-label={`Remove tag ${tag}`}
                title="Remove"
                onClick={() => onRemove(tag)}
              >
                <X size={12} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
