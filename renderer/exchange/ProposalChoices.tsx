import { KIND_NAMES } from "../../shared/document/describe";
import { KINDS, type Kind, type Relation } from "../../shared/document/types";
import type { Imported } from "../../shared/exchange/formats/format";
import { type Choices, countProposals } from "../../shared/exchange/formats/proposals";
import { Select } from "../ui/fields";

interface ProposalChoicesProps {
  readonly imported: Imported;
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}

const SAME_KIND: Readonly<Record<Kind, string>> = {
  decision: "decisions",
  motive: "motives",
  risk: "risks",
  critique: "critiques",
};

/** What the format does not say, with another choice for all that were proposed alike. */
export function ProposalChoices({ imported, choices, onChange }: ProposalChoicesProps) {
  const { kinds, relations } = countProposals(imported, choices.relation);
  if (kinds.size === 0 && relations === 0) return null;
  const count = (number: number, one: string, many: string) =>
    `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
  return (
    <fieldset className="proposals">
      <legend>Proposed, because the file does not say it</legend>
      {relations > 0 && (
        <Select<Relation>
          inline
          label={`${count(relations, "link", "links")} taken to`}
          value={choices.relation}
          choices={[
            { value: "support", label: "support" },
            { value: "oppose", label: "oppose" },
          ]}
          onChange={(relation) => onChange({ ...choices, relation })}
        />
      )}
      {KINDS.filter((kind) => kinds.has(kind)).map((kind) => (
        <Select<Kind>
          key={kind}
          inline
          label={`${count(kinds.get(kind) ?? 0, KIND_NAMES[kind].toLowerCase(), SAME_KIND[kind])}, taken as`}
          value={choices.kinds[kind] ?? kind}
          choices={KINDS.map((value) => ({ value, label: SAME_KIND[value] }))}
          onChange={(chosen) => onChange({ ...choices, kinds: { ...choices.kinds, [kind]: chosen } })}
        />
      ))}
      <p className="field-hint">
        What speaks about nothing is proposed as a decision, what opposes as a critique, the rest as motives.
        No format tells risks. Single nodes can be changed later.
      </p>
    </fieldset>
  );
}
