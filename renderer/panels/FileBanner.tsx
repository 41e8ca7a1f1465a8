import { CircleAlert } from "lucide-react";
import { useSession, useSessionState } from "../session/context";
import { type FileTrouble, troubleSentence } from "../session/file-trouble";
import { loadTheirs, overwriteChanged, save, saveAs } from "../session/files";
import type { Session } from "../session/session";
import { view } from "../session/view-control";
import { Button } from "../ui/Button";

interface Action {
  readonly label: string;
  readonly look?: "primary" | "danger";
  readonly act: (session: Session) => unknown;
}

const copy: Action = { label: "Save a copy…", act: saveAs };
const keepMine: Action = { label: "Keep mine", act: overwriteChanged };

const ACTIONS: Readonly<Record<FileTrouble["kind"], readonly Action[]>> = {
  changed: [
    { label: "Compare…", look: "primary", act: (session) => session.ask({ type: "changed-on-disk" }) },
    keepMine,
    { label: "Load theirs", act: loadTheirs },
    copy,
  ],
  unusable: [keepMine, copy],
  gone: [{ label: "Save it again", look: "primary", act: save }, copy],
  displaced: [copy],
  unreachable: [copy],
};

/** What another program did to the map's file, and what can be done about it. Nothing waits for an answer. */
export function FileBanner() {
  const session = useSession();
  const file = useSessionState((state) => state.open?.file);
  if (!file?.trouble) return null;
  const { trouble } = file;
  return (
    <section className="file-banner" data-pane="file" aria-label="File">
      <CircleAlert size={16} aria-hidden="true" />
      <p role="alert" dir="auto">
        {troubleSentence(file.name, trouble)}
      </p>
      <div className="file-banner-actions">
        {ACTIONS[trouble.kind].map(({ label, look, act }) => (
          <Button
            key={label}
            {...(look ? { look } : {})}
            onClick={() => {
              // The banner may be gone after this, and the focus with it.
              view()?.focus();
              void act(session);
            }}
          >
            {label}
          </Button>
        ))}
      </div>
    </section>
  );
}
