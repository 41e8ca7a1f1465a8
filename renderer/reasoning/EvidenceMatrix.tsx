import { shortText } from "../../shared/document/describe";
import { nodeOf } from "../../shared/document/lookups";
import type { ArgMap } from "../../shared/document/types";
import { BEARING_NAMES, type Bearing, type DecisionMatrix } from "../../shared/reasoning/decisions";
import { strengthInWords } from "../../shared/scene/draw-strength";
import { BEARING_SIGNS } from "./matrix-table";

const BEARINGS = ["consistent", "inconsistent", "mixed", "none"] as const satisfies readonly Bearing[];

interface EvidenceMatrixProps {
  readonly map: ArgMap;
  readonly matrix: DecisionMatrix;
  readonly onGo: (id: string) => void;
}

/** Evidence against decisions: a row for each piece of evidence, the most telling first. */
export function EvidenceMatrix({ map, matrix, onGo }: EvidenceMatrixProps) {
  const text = (id: string, most: number) => shortText(nodeOf(map, id)?.text ?? "", most);
  const { decisions, evidence } = matrix;
  // With one decision there is nothing to tell apart.
  const isTelling = decisions.length > 1;
  if (evidence.length === 0) return <p>Nothing bears on a decision yet.</p>;
  return (
    <>
      <p className="matrix-key" aria-hidden="true">
        {BEARINGS.map((one) => (
          <span key={one}>
            <b className={`bearing-${one}`}>{BEARING_SIGNS[one].text || "empty"}</b> {BEARING_NAMES[one]}
          </span>
        ))}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by the keyboard */}
      <section className="table-scroll" aria-label="Evidence against decisions" tabIndex={0}>
        <table className="reasoning-table">
          <thead>
            <tr>
              <th scope="col">Evidence</th>
              {decisions.map(({ id }) => (
                <th key={id} scope="col">
                  <button
                    type="button"
                    className="link-go matrix-decision"
                    dir="auto"
                    onClick={() => onGo(id)}
                  >
                    {text(id, 40)}
                  </button>
                </th>
              ))}
              <th scope="col">Strength</th>
              {isTelling && (
                <th scope="col" title="How far it sets the decisions apart, from 0 to 1">
                  Diagnosticity
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {evidence.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <button type="button" className="link-go" dir="auto" onClick={() => onGo(row.id)}>
                    {text(row.id, 90)}
                  </button>
                </th>
                {row.bearings.map((one, at) => (
                  <td key={decisions[at]?.id} className={`bearing bearing-${one}`}>
                    <span aria-hidden="true">{BEARING_SIGNS[one].text}</span>
                    <span className="visually-hidden">{BEARING_NAMES[one]}</span>
                  </td>
                ))}
                <td>{strengthInWords(row.strength)}</td>
                {isTelling && <td>{row.diagnosticity.toFixed(2)}</td>}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Strength of what is inconsistent, together</th>
              {decisions.map(({ id, against }) => (
                <td key={id}>{against.toFixed(2)}</td>
              ))}
              <td />
              {isTelling && <td />}
            </tr>
          </tfoot>
        </table>
      </section>
    </>
  );
}
