/** Labelled form controls. */
import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import "../styles/fields.css";
import { classes } from "./classes";

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Draws label and control on one line. */
  readonly inline?: boolean;
  readonly children: (ids: {
    readonly id: string;
    readonly "aria-describedby": string | undefined;
  }) => ReactNode;
}

/** A label, a control and a hint that belong together. */
export function Field({ label, hint, inline, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className={classes("field", inline && "field-inline")}>
      <label htmlFor={id}>{label}</label>
      {children({ id, "aria-describedby": hint ? hintId : undefined })}
      {hint && (
        <p className="field-hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
}

interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly onChange: (value: T) => void;
  readonly inline?: boolean;
  readonly hint?: string;
}

/** A drop-down list of a few choices. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, value, choices, onChange, inline = false, hint } = props;
  return (
    <Field label={label} inline={inline} hint={hint}>
      {(ids) => (
        <select
          {...ids}
          className="input"
          value={value}
          onChange={(event) => {
            const chosen = choices.find((choice) => choice.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} disabled={choice.disabled}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CheckboxProps {
  readonly label: string;
  readonly checked: boolean;
  /** Some of what the box stands for is on, and some is off. */
  readonly mixed?: boolean;
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Checkbox({ label, checked, mixed = false, hint, disabled, onChange }: CheckboxProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className="checkbox">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? hintId : undefined}
        ref={(box) => {
          if (box) box.indeterminate = mixed;
        }}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="field-hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface RadioGroupProps<T extends string> {
  readonly label: string;
  /** Null where several things differ and none is shown as chosen. */
  readonly value: T | null;
  readonly choices: readonly Choice<T>[];
  readonly onChange: (value: T) => void;
  /** `segments` draws the choices side by side in one frame. */
  readonly look?: "list" | "segments";
  /** Draws the choices in two columns. */
  readonly columns?: boolean;
  readonly hideLabel?: boolean;
}

/** A few choices that all show. */
export function RadioGroup<T extends string>(props: RadioGroupProps<T>) {
  const { label, value, choices, onChange, look = "segments", columns = false, hideLabel } = props;
  const name = useId();
  return (
    <fieldset className={classes("radio-group", `radio-${look}`, columns && "radio-columns")}>
      <legend className={hideLabel ? "visually-hidden" : undefined}>{label}</legend>
      <div className="radio-choices">
        {choices.map((choice) => (
          <label key={choice.value} className="radio" title={choice.hint} data-choice={choice.value}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              disabled={choice.disabled}
              onChange={() => onChange(choice.value)}
            />
            {choice.icon}
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A text of several lines that grows with what is typed. */
export function TextArea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea dir="auto" rows={1} {...rest} className={classes("input", "text-area", className)} />;
}
