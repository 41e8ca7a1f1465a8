/**
 * The text of a Word document (.docx, ECMA-376): its paragraphs in order, with what was deleted left out. Pictures,
 * fields, headers and footnotes are not taken; nothing that the file links to is followed.
 */
import { SaxesParser } from "saxes";
import { err, ok, type Result } from "../../basics/result";
import { MOST_TEXT, type ReadProblem, type ReadText } from "./reading";
import { listZip, unzip } from "./zip";

const MOST_XML = 4 * MOST_TEXT;
const MOST_PROPERTIES = 1024 * 1024;

const DOCUMENT = "word/document.xml";
const PROPERTIES = "docProps/core.xml";

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/** What tags and words come to; false where the text is no sound XML. */
function readXml(
  text: string,
  on: { open?(name: string): void; close?(name: string): void; text?(words: string): void },
): boolean {
  const parser = new SaxesParser();
  parser.on("opentag", ({ name }) => on.open?.(local(name)));
  parser.on("closetag", ({ name }) => on.close?.(local(name)));
  parser.on("text", (words) => on.text?.(words));
  parser.on("cdata", (words) => on.text?.(words));
  try {
    parser.write(text).close();
    return true;
  } catch {
    return false;
  }
}

/** The paragraphs of the document's body; null where it is no sound XML. */
function paragraphsOf(xml: string): readonly string[] | null {
  const paragraphs: string[] = [];
  let now = "";
  let inText = false;
  let deleted = 0;
  const isRead = readXml(xml, {
    open(name) {
      if (name === "del" || name === "moveFrom" || name === "Fallback") deleted += 1;
      else if (name === "t") inText = true;
      else if (name === "tab" || name === "ptab") now += "\t";
      else if (name === "br" || name === "cr") now += "\n";
      else if (name === "noBreakHyphen") now += "\u2011";
    },
    close(name) {
      if (name === "del" || name === "moveFrom" || name === "Fallback") deleted -= 1;
      else if (name === "t") inText = false;
      else if (name === "p") {
        paragraphs.push(now.trim());
        now = "";
      }
    },
    text(words) {
      if (inText && deleted === 0) now += words;
    },
  });
  return isRead ? paragraphs : null;
}

function propertiesOf(xml: string): Pick<ReadText, "title" | "author" | "published"> {
  const found = new Map<string, string>();
  let name = "";
  readXml(xml, {
    open(tag) {
      name = tag;
    },
    text(words) {
      found.set(name, (found.get(name) ?? "") + words);
    },
    close() {
      name = "";
    },
  });
  const of = (tag: string) => found.get(tag)?.trim().slice(0, 2_000) ?? "";
  const author = of("creator");
  const published = of("modified").slice(0, 10);
  return { title: of("title"), ...(author ? { author } : {}), ...(published ? { published } : {}) };
}

export async function readDocx(bytes: Uint8Array<ArrayBuffer>): Promise<Result<ReadText, ReadProblem>> {
  const archive = listZip(bytes);
  if (!archive.ok) return archive;
  const entry = archive.value.get(DOCUMENT);
  if (!entry) return err("other-format");
  const body = await unzip(bytes, entry, MOST_XML);
  if (!body.ok) return body;
  const paragraphs = paragraphsOf(new TextDecoder().decode(body.value));
  if (!paragraphs) return err("broken");
  const text = paragraphs.filter((words) => words !== "").join("\n");
  if (text === "") return err("no-text");
  if (text.length > MOST_TEXT) return err("too-large");
  const about = archive.value.get(PROPERTIES);
  const properties = about ? await unzip(bytes, about, MOST_PROPERTIES) : null;
  const known = properties?.ok ? propertiesOf(new TextDecoder().decode(properties.value)) : { title: "" };
  return ok({ text, ...known });
}
