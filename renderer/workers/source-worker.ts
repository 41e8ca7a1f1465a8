/** Reads a file that a source is made of away from the page; ended by the page when it is not wanted. Each reader is loaded when it is needed. */
import { err, type Result } from "../../shared/basics/result";
import { decodeText } from "../../shared/sources/decode-text";
import { formatOf, type ReadProblem, type ReadText } from "../../shared/sources/read/reading";

export interface SourceRequest {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How much is done, or what came of it. A library may send messages of its own over the same port, so ours have a name. */
export type SourceMessage =
  | { readonly of: "source"; readonly share: number }
  | { readonly of: "source"; readonly read: Result<ReadText, ReadProblem> };

const tell = (message: SourceMessage) => postMessage(message);

async function read({ name, bytes }: SourceRequest): Promise<Result<ReadText, ReadProblem>> {
  const format = formatOf(name, bytes);
  // A Word document with a password is in an older kind of container.
  if (format === "ole") return err(/\.docx$/i.test(name) ? "encrypted" : "other-format");
  if (format === "pdf") {
    const { readPdf } = await import("./read-pdf");
    return readPdf(bytes, (share) => tell({ of: "source", share }));
  }
  if (format === "docx") {
    const { readDocx } = await import("../../shared/sources/read/docx");
    return readDocx(bytes);
  }
  const text = decodeText(bytes);
  if (text === null) return err("other-format");
  if (format === "text") return { ok: true, value: { text, title: "" } };
  const { readHtml } = await import("../../shared/sources/read/html");
  return readHtml(text);
}

function isRequest(data: unknown): data is SourceRequest {
  return typeof data === "object" && data !== null && "bytes" in data && data.bytes instanceof Uint8Array;
}

addEventListener("message", (event: MessageEvent<unknown>) => {
  if (!isRequest(event.data)) return;
  read(event.data)
    .then((found) => tell({ of: "source", read: found }))
    .catch(() => tell({ of: "source", read: err("broken") }));
});
