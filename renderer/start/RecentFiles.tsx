import { FileText } from "lucide-react";
import { useSession, useSessionState } from "../session/context";
import { clearRecent, openRecent } from "../session/files";
import { Button } from "../ui/Button";

/** The files that were open last; nothing where there are none. */
export function RecentFiles() {
  const session = useSession();
  const recent = useSessionState((state) => state.recent);
  if (recent.length === 0) return null;
  return (
    <section aria-labelledby="start-recent">
      <div className="start-section-head">
        <h2 id="start-recent">Recent</h2>
        <Button look="quiet" className="start-clear" onClick={() => void clearRecent(session)}>
          Clear list
        </Button>
      </div>
      <ul className="start-list">
        {recent.map((file) => (
          <li key={file.id}>
            <button
              type="button"
              className="start-recent-file"
              title={file.name}
              onClick={() => void openRecent(session, file.id)}
            >
              <FileText size={16} aria-hidden />
              <bdi className="start-recent-name">{file.name}</bdi>
              {file.folder !== "" && <bdi className="start-recent-folder">{file.folder}</bdi>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
