import { type OpenProblem, problemSentence } from "../../shared/format/problems";
import "../styles/dialogs.css";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { CopyReport } from "./CopyReport";
import { IssueList } from "./IssueList";

const LISTED = 20;

interface ProblemDialogProps {
  /** The file's name. */
  readonly name: string;
  readonly problem: OpenProblem;
  readonly onClose: () => void;
}

/** Why a file did not open. */
export function ProblemDialog({ name, problem, onClose }: ProblemDialogProps) {
  const issues = problem.kind === "invalid" ? problem.issues : [];
  const more = problem.kind === "invalid" ? problem.more : 0;
  const sentence = problemSentence(problem, name);
  const report = () =>
    [
      sentence,
      ...issues.map((issue) => `${issue.path}: ${issue.message}`),
      ...(more > 0 ? [`and ${more} more`] : []),
    ].join("\n");
  return (
    <Dialog
      title="The file could not be opened"
      onClose={onClose}
      actions={
        <>
          <CopyReport report={report} />
          <Button look="primary" data-autofocus onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <p dir="auto" className="dialog-sentence">
        {sentence}
      </p>
      {issues.length > 0 && (
        <IssueList
          label="What is wrong"
          issues={issues.slice(0, LISTED)}
          more={more + Math.max(0, issues.length - LISTED)}
        />
      )}
    </Dialog>
  );
}
