import { KIND_NAMES, shortText } from "../../shared/document/describe";
import { nodeOf } from "../../shared/document/lookups";
import { CRITICAL_QUESTIONS, type CriticalQuestion } from "../../shared/reasoning/critical-questions";
import { addArgument } from "../session/argument";
import { useMap, useSession, useSessionState } from "../session/context";
import { KindSign, RelationSign } from "../ui/signs";

/** Questions to ask of the selected node; answering one makes a new node. */
export function QuestionsPane() {
  const session = useSession();
  const map = useMap();
  const id = useSessionState((state) => state.selection.findLast((one) => nodeOf(map, one)));
  const node = id === undefined ? undefined : nodeOf(map, id);
  if (!node) return <p className="inspector-note">Select a node to see what could be asked of it.</p>;
  const answer = ({ question, kind, relation }: CriticalQuestion) => {
    addArgument(session, node.id, relation, "canvas", { kind, notes: question });
    session.say(`${question} Write the answer.`);
  };
  return (
    <>
      <p className="reasoning-topic" dir="auto">
        <KindSign kind={node.kind} /> {shortText(node.text, 120)}
      </p>
      <ul className="questions" aria-label="Critical questions">
        {CRITICAL_QUESTIONS[node.kind].map((one) => (
          <li key={one.question}>
            <button type="button" className="question" onClick={() => answer(one)}>
              <span className="question-words">{one.question}</span>
              <span className="question-answer">
                <RelationSign relation={one.relation} />
                {`${one.relation === "support" ? "Supporting" : "Opposing"} ${KIND_NAMES[one.kind].toLowerCase()}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="inspector-note">The question is kept in the notes of the new node.</p>
    </>
  );
}
