/** A page can't be told what other programs do to a file: it looks when the person comes back to it. */
import type { FileId, ShellEvent } from "../../../shared/bridge/bridge";
import type { KnownFiles } from "./known-files";

interface FocusParts {
  readonly page: EventTarget;
  readonly files: Pick<KnownFiles, "newsOf">;
  /** The file that the page shows now. */
  readonly shown: () => FileId | null;
  readonly listener: (event: ShellEvent) => unknown;
}

/** Looks at the shown file whenever the window gets the focus, until the answer is called. */
export function lookOnFocus({ page, files, shown, listener }: FocusParts): () => void {
  const look = async () => {
    const file = shown();
    const news = file === null ? null : await files.newsOf(file);
    if (file !== null && news !== null && shown() === file) listener({ type: "file-news", file, news });
  };
  const focus = () => void look();
  page.addEventListener("focus", focus);
  return () => page.removeEventListener("focus", focus);
}
