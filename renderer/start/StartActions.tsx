import { FilePlus2, FolderOpen } from "lucide-react";
import type { ReactNode } from "react";
import { CATALOGUE, type CommandName } from "../../shared/commands/catalogue";
import { useSession, useSessionState } from "../session/context";
import { newMap, openFile } from "../session/files";
import { isRestorable } from "../session/lost-maps";
import { classes } from "../ui/classes";
import { ariaKeysOf, keysOf } from "../ui/command-words";

interface ActionProps {
  readonly command: CommandName;
  readonly icon: ReactNode;
  readonly look: "primary" | "plain";
  readonly isFirst: boolean;
  readonly onClick: () => void;
}

function Action({ command, icon, look, isFirst, onClick }: ActionProps) {
  const { platform } = useSession().bridge;
  return (
    <li>
      <button
        type="button"
        className={classes("start-action", `start-action-${look}`)}
        aria-keyshortcuts={ariaKeysOf(command, platform)}
        data-start-first={isFirst || undefined}
        onClick={onClick}
      >
        {icon}
        <span className="start-action-words">{CATALOGUE[command].label}</span>
        <span className="start-action-keys" aria-hidden="true">
          {keysOf(command, platform)}
        </span>
      </button>
    </li>
  );
}

/** A new map, or one from a file. */
export function StartActions() {
  const session = useSession();
  const hasLost = useSessionState((state) => state.recoveries.some(isRestorable));
  return (
    <section aria-labelledby="start-actions">
      <h2 id="start-actions">Start</h2>
      <ul className="start-list">
        <Action
          command="file.new"
          icon={<FilePlus2 size={18} aria-hidden />}
          look="primary"
          isFirst={!hasLost}
          onClick={() => newMap(session)}
        />
        <Action
          command="file.open"
          icon={<FolderOpen size={18} aria-hidden />}
          look="plain"
          isFirst={false}
          onClick={() => void openFile(session)}
        />
      </ul>
      <p className="start-hint">Or drop an .argmap file anywhere in this window.</p>
    </section>
  );
}
