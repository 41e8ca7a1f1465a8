import { useMemo } from "react";
import { shortText } from "../../shared/document/describe";
import type { ArgMap } from "../../shared/document/types";
import { reasoningSettings, type Trial } from "../../shared/reasoning/settings";
import { tried } from "../../shared/reasoning/trial";
import { strengthCell } from "./strength-cell";
import { useReasoned } from "./use-reasoned";

/** The strength of every decision under every trial, beside that without one. */
export function TrialTable({ map, trials }: { readonly map: ArgMap; readonly trials: readonly Trial[] }) {
  const { semantics } = reasoningSettings(map);
  const order = useMemo(() => {
    const kept = reasoningSettings(map).trials;
    return { maps: [map, ...kept.map((trial) => tried(map, trial))], semantics };
  }, [map, semantics]);
  const { answer, state, cancel } = useReasoned("versions", order);
  const decisions = map.nodes.filter(({ kind }) => kind === "decision");
  if (decisions.length === 0) return <p className="inspector-note">The map has no decision to compare.</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by the keyboard */}
      <section className="table-scroll" aria-label="Decisions under the trials" tabIndex={0}>
        <table className="reasoning-table">
          <thead>
            <tr>
              <th scope="col">Decision</th>
              <th scope="col">As it is</th>
              {trials.map(({ name }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two trials may have one name, and their order is all they have
                <th key={at} scope="col" dir="auto">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {decisions.map(({ id, text }) => (
              <tr key={id}>
                <th scope="row" dir="auto">
                  {shortText(text, 60)}
                </th>
                {[null, ...trials].map((_, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above
                  <td key={at}>{strengthCell(answer?.[at], id)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {state === "working" && answer === undefined && (
        <button type="button" className="button" onClick={cancel}>
          Cancel
        </button>
      )}
    </>
  );
}
