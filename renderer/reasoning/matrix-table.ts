/** The matrix of evidence against decisions as a table to be drawn. */
import { shortText } from "../../shared/document/describe";
import { nodeOf } from "../../shared/document/lookups";
import type { ArgMap } from "../../shared/document/types";
import { BEARING_NAMES, type Bearing, type DecisionMatrix } from "../../shared/reasoning/decisions";
import { strengthInWords } from "../../shared/scene/draw-strength";
import type { Table, TableCell } from "../../shared/scene/table";

/** How a bearing is drawn, on screen and in pictures. */
export const BEARING_SIGNS: Readonly<Record<Bearing, TableCell>> = {
  consistent: { text: "+", tone: "support" },
  inconsistent: { text: "−", tone: "oppose" },
  mixed: { text: "±" },
  none: { text: "" },
};

/** A picture goes where nobody can ask, so its signs stand with their words. */
function inPicture(bearing: Bearing): TableCell {
  const sign = BEARING_SIGNS[bearing];
  return sign.text === "" ? sign : { ...sign, text: `${sign.text} ${BEARING_NAMES[bearing]}` };
}

/** `by` is the semantics in words. */
export function matrixTable(map: ArgMap, { decisions, evidence }: DecisionMatrix, by: string): Table {
  const text = (id: string, most: number) => shortText(nodeOf(map, id)?.text ?? "", most);
  const plain = (words: string): TableCell => ({ text: words });
  const isTelling = decisions.length > 1;
  const row = (first: string, cells: readonly TableCell[], strength: string, telling: string) => [
    plain(first),
    ...cells,
    plain(strength),
    ...(isTelling ? [plain(telling)] : []),
  ];
  return {
    title: map.title,
    description: `Evidence against decisions: ${evidence.length} rows, ${decisions.length} decisions.`,
    head: [
      "Evidence",
      ...decisions.map(({ id }) => text(id, 60)),
      "Strength",
      ...(isTelling ? ["Diagnosticity"] : []),
    ],
    rows: [
      row(
        `Strength of the decision (${by})`,
        decisions.map(({ strength }) => plain(strengthInWords(strength))),
        "",
        "",
      ),
      ...evidence.map((one) =>
        row(
          text(one.id, 200),
          one.bearings.map(inPicture),
          strengthInWords(one.strength),
          one.diagnosticity.toFixed(2),
        ),
      ),
      row(
        "Strength of what is inconsistent, together",
        decisions.map(({ against }) => plain(against.toFixed(2))),
        "",
        "",
      ),
    ],
  };
}
