import { KIND_NAMES } from "../../shared/document/describe";
import { KINDS, type Kind, type Relation } from "../../shared/document/types";
import { type Choice, RadioGroup } from "../ui/fields";
import { KindSign, RelationSign } from "../ui/signs";

const KIND_CHOICES: readonly Choice<Kind>[] = KINDS.map((kind) => ({
  value: kind,
  label: KIND_NAMES[kind],
  icon: <KindSign kind={kind} />,
}));

/** The four kinds; none is chosen where `value` is null. */
export function KindChoice(props: { readonly value: Kind | null; readonly onChange: (kind: Kind) => void }) {
  return <RadioGroup label="Kind" columns choices={KIND_CHOICES} {...props} />;
}

interface RelationChoiceProps {
  readonly label: string;
  readonly value: Relation | null;
  readonly undercut?: boolean;
  readonly hideLabel?: boolean;
  readonly onChange: (relation: Relation) => void;
}

export function RelationChoice({ undercut = false, ...rest }: RelationChoiceProps) {
  const choices: readonly Choice<Relation>[] = [
    { value: "support", label: "Supports", icon: <RelationSign relation="support" /> },
    {
      value: "oppose",
      label: undercut ? "Undercuts" : "Opposes",
      icon: <RelationSign relation="oppose" undercut={undercut} />,
    },
  ];
  return <RadioGroup choices={choices} {...rest} />;
}
