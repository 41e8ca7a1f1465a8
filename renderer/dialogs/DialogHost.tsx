import { assertNever } from "../../shared/basics/assert-never";
import { CompareDialog } from "../exchange/CompareDialog";
import { ExportAsDialog } from "../exchange/ExportAsDialog";
import { ImportDialog } from "../exchange/ImportDialog";
import { MergeDialog } from "../exchange/MergeDialog";
import { CommandPalette } from "../panels/CommandPalette";
import { DecisionsDialog } from "../reasoning/DecisionsDialog";
import { useSession, useSessionState } from "../session/context";
import { ChangedDialog } from "./ChangedDialog";
import { ExportDialog } from "./ExportDialog";
import { FileProblemDialog } from "./FileProblemDialog";
import { HistoryDialog } from "./HistoryDialog";
import { KeysDialog } from "./KeysDialog";
import { NewChildMenu } from "./NewChildMenu";
import { ProblemDialog } from "./ProblemDialog";
import { RecoveryOffDialog } from "./RecoveryOffDialog";
import { RepairsDialog } from "./RepairsDialog";
import { RevertDialog } from "./RevertDialog";
import { UnsavedDialog } from "./UnsavedDialog";

/** Shows the dialog that the session asks for; there is never more than one. */
export function DialogHost() {
  const session = useSession();
  const dialog = useSessionState((state) => state.dialog);
  if (!dialog) return null;
  const close = () => session.ask(null);
  switch (dialog.type) {
    case "export":
      return <ExportDialog onClose={close} />;
    case "export-as":
      return <ExportAsDialog onClose={close} />;
    case "compare":
      return <CompareDialog dialog={dialog} onClose={close} />;
    case "merge":
      return <MergeDialog dialog={dialog} onClose={close} />;
    case "import":
      return <ImportDialog dialog={dialog} onClose={close} />;
    case "keys":
      return <KeysDialog onClose={close} />;
    case "palette":
      return <CommandPalette />;
    case "problem":
      return <ProblemDialog name={dialog.name} problem={dialog.problem} onClose={close} />;
    case "file-problem":
      return <FileProblemDialog action={dialog.action} problem={dialog.problem} onClose={close} />;
    case "repairs":
      return <RepairsDialog repairs={dialog.repairs} onClose={close} />;
    case "changed-on-disk":
      return <ChangedDialog onClose={close} />;
    case "unsaved":
      return <UnsavedDialog />;
    case "revert":
      return <RevertDialog onClose={close} />;
    case "history":
      return <HistoryDialog file={dialog.file} versions={dialog.versions} onClose={close} />;
    case "recovery-off":
      return <RecoveryOffDialog onClose={close} />;
    case "decisions":
      return <DecisionsDialog onClose={close} />;
    case "new-child":
      return <NewChildMenu pending={dialog.pending} onClose={close} />;
    default:
      return assertNever(dialog);
  }
}
