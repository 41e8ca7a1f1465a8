import { useMap } from "../session/context";
import { type ExportSettings, MOST_MARGIN_OFFERED, type ResolvedSettings } from "../session/export-settings";
import { Checkbox, Field, RadioGroup, Select } from "../ui/fields";

interface ExportOptionsProps {
  readonly settings: ResolvedSettings;
  readonly onChange: (part: Partial<ExportSettings>) => void;
  readonly selected: number;
  readonly busy: boolean;
}

/** All that can be chosen about a picture. */
export function ExportOptions({ settings, onChange, selected, busy }: ExportOptionsProps) {
  const cites = useMap().nodes.some(({ citations = [] }) => citations.length > 0);
  return (
    <fieldset className="export-options" disabled={busy}>
      <legend className="visually-hidden">Options</legend>
      <RadioGroup
        label="Format"
        value={settings.format}
        onChange={(format) => onChange({ format })}
        choices={[
          { value: "svg", label: "SVG" },
          { value: "png", label: "PNG" },
          { value: "pdf", label: "PDF" },
        ]}
      />
      {settings.format === "png" && (
        <RadioGroup
          label="Scale"
          value={settings.scale}
          onChange={(scale) => onChange({ scale })}
          choices={(["1", "2", "3", "4"] as const).map((value) => ({ value, label: `${value}×` }))}
        />
      )}
      {settings.format === "pdf" && (
        <Select
          label="Page"
          value={settings.page}
          onChange={(page) => onChange({ page })}
          choices={[
            { value: "map", label: "As large as the map" },
            { value: "a4", label: "A4" },
            { value: "letter", label: "Letter" },
            { value: "a3", label: "A3" },
          ]}
        />
      )}
      <RadioGroup
        label="What"
        value={settings.part}
        onChange={(part) => onChange({ part })}
        choices={[
          { value: "map", label: "Whole map" },
          { value: "selection", label: `Selection (${selected})`, disabled: selected === 0 },
        ]}
      />
      <div className="export-row">
        <RadioGroup
          label="Colours"
          value={settings.theme}
          onChange={(theme) => onChange({ theme })}
          choices={[
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
          ]}
        />
        <Select
          label="Background"
          value={settings.background}
          onChange={(background) => onChange({ background })}
          choices={[
            { value: "theme", label: "Theme colour" },
            { value: "white", label: "White" },
            { value: "transparent", label: "Transparent" },
          ]}
        />
        <Margin value={settings.margin} onChange={(margin) => onChange({ margin })} />
      </div>
      <RadioGroup
        label="Strengths"
        value={settings.strengths}
        onChange={(strengths) => onChange(strengths === "none" ? { strengths } : { strengths, legend: true })}
        choices={[
          { value: "none", label: "None" },
          { value: "bars", label: "Bars" },
          { value: "numbers", label: "Numbers" },
        ]}
      />
      <div>
        <Checkbox label="Title" checked={settings.title} onChange={(title) => onChange({ title })} />
        <Checkbox
          label="Legend of kinds and relations"
          checked={settings.legend}
          onChange={(legend) => onChange({ legend })}
        />
        <Checkbox
          label="Footnotes with the sources"
          disabled={!cites}
          checked={settings.footnotes}
          onChange={(footnotes) => onChange({ footnotes })}
        />
        <Checkbox
          label="Put the map inside the picture"
          hint="Argmap can open the picture as a map again. Who gets the picture then also gets the whole map, with all notes and sources."
          checked={settings.embed}
          onChange={(embed) => onChange({ embed })}
        />
      </div>
    </fieldset>
  );
}

function Margin({ value, onChange }: { readonly value: number; readonly onChange: (value: number) => void }) {
  return (
    <Field label="Margin">
      {(ids) => (
        <input
          {...ids}
          className="input export-margin"
          type="number"
          min={0}
          max={MOST_MARGIN_OFFERED}
          step={4}
          value={value}
          onChange={(event) => {
            const number = event.target.valueAsNumber;
            if (Number.isFinite(number))
              onChange(Math.min(MOST_MARGIN_OFFERED, Math.max(0, Math.round(number))));
          }}
        />
      )}
    </Field>
  );
}
