import { useMemo, useState } from "react";
import { shortText } from "../../shared/document/describe";
import { nodeOf } from "../../shared/document/lookups";
import { type DecisionMatrix, matrixAsCsv } from "../../shared/reasoning/decisions";
import { SEMANTICS_NAMES } from "../../shared/reasoning/semantics";
import { reasoningSettings } from "../../shared/reasoning/settings";
import { strengthInWords } from "../../shared/scene/draw-strength";
import { useSession, useShownMap } from "../session/context";
import { goTo } from "../session/find";
import { copyTable, savePicture, saveTable } from "../session/save-table";
import "../styles/reasoning.css";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { RadioGroup } from "../ui/fields";
import { EvidenceMatrix } from "./EvidenceMatrix";
import { matrixTable } from "./matrix-table";
import { useReasoned } from "./use-reasoned";
import { useWeighedMap } from "./use-weighed-map";

/** All decisions by their strength, and what evidence speaks for or against which. */
export function DecisionsDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const map = useShownMap();
  const weighed = useWeighedMap();
  const { semantics } = reasoningSettings(map);
  const [only, setOnly] = useState<"leaves" | "all">("leaves");
  const order = useMemo(() => ({ map: weighed, semantics, only }), [weighed, semantics, only]);
  const { answer } = useReasoned("decisions", order);
  const [outcome, setOutcome] = useState("");
  const go = (id: string) => {
    onClose();
    goTo(session, id);
  };
  const by = SEMANTICS_NAMES[semantics];
  const withMatrix = async (act: (matrix: DecisionMatrix) => Promise<void>) => {
    if (!answer) return;
    const { count } = session.get().status;
    await act(answer);
    // The status line lies behind the dialog; what is said there is repeated here.
    const { status } = session.get();
    setOutcome(status.count === count ? "" : status.text);
  };
  const save = (format: "csv" | "svg" | "png") =>
    withMatrix((matrix) =>
      format === "csv"
        ? saveTable(session, matrixAsCsv(map, matrix), "decisions")
        : savePicture(session, matrixTable(map, matrix, by), "decisions", format),
    );
  return (
    <Dialog
      title="Compare decisions"
      size="large"
      onClose={onClose}
      actions={
        <>
          <span role="status" className="dialog-note">
            {outcome}
          </span>
          <Button
            disabled={!answer}
            onClick={() => void withMatrix((matrix) => copyTable(session, matrixAsCsv(map, matrix)))}
          >
            Copy as CSV
          </Button>
          {(["csv", "svg", "png"] as const).map((format) => (
            <Button key={format} disabled={!answer} onClick={() => void save(format)}>
              Save {format.toUpperCase()}…
            </Button>
          ))}
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      {!answer ? (
        <p>Working it out…</p>
      ) : answer.decisions.length === 0 ? (
        <p>The map has no decision yet.</p>
      ) : (
        <>
          <Ranking matrix={answer} by={by} onGo={go} />
          <RadioGroup
            label="Evidence"
            value={only}
            onChange={setOnly}
            choices={[
              { value: "leaves", label: "Where arguments begin" },
              { value: "all", label: "All arguments" },
            ]}
          />
          <EvidenceMatrix map={map} matrix={answer} onGo={go} />
        </>
      )}
    </Dialog>
  );
}

interface RankingProps {
  readonly matrix: DecisionMatrix;
  readonly by: string;
  readonly onGo: (id: string) => void;
}

function Ranking({ matrix, by, onGo }: RankingProps) {
  const map = useShownMap();
  return (
    <>
      <p>By strength ({by}), the strongest first:</p>
      <ol className="ranking">
        {matrix.decisions.map(({ id, strength }) => (
          <li key={id}>
            <button type="button" className="link-go" dir="auto" onClick={() => onGo(id)}>
              {shortText(nodeOf(map, id)?.text ?? "", 120)}
            </button>
            <span className="effect-track" aria-hidden="true">
              <span className="strength-bar" style={{ width: `${(strength ?? 0) * 100}%` }} />
            </span>
            <span className="effect-number">{strengthInWords(strength)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
