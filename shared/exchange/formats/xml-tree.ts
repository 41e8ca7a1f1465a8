/**
 * XML as a plain tree. Entities are the five that XML has; a document type is skipped and nothing it names is fetched or
 * expanded. Depth is bounded, so that whoever walks the tree may call itself for what is inside.
 */
import { SaxesParser } from "saxes";
import { err, ok, type Result } from "../../basics/result";
import { LIMITS } from "../../document/types";

export interface XmlElement {
  /** Without a namespace prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
}

interface Open extends XmlElement {
  readonly children: (XmlElement | string)[];
}

const DEEPEST = 1000;

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/** The root element, or the first fault in words. Any text at all is safe to give. */
export function parseXml(text: string): Result<XmlElement, string> {
  if (text.length > LIMITS.fileBytes) return err("is larger than a file may be");
  const parser = new SaxesParser();
  const open: Open[] = [];
  let root: XmlElement | null = null;
  const add = (piece: string) => {
    open.at(-1)?.children.push(piece);
  };
  parser.on("opentag", ({ name, attributes }) => {
    if (open.length >= DEEPEST) throw new Error(`it is nested more than ${DEEPEST} levels deep`);
    const element: Open = {
      name: local(name),
      attributes: new Map(Object.entries(attributes).map(([key, value]) => [local(key), value])),
      children: [],
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("closetag", () => void open.pop());
  parser.on("text", add);
  parser.on("cdata", add);
  try {
    // Without an "error" listener the parser throws at the first fault, which is what is wanted here.
    parser.write(text.replace(/^\ufeff/, "")).close();
  } catch (error) {
    return err(error instanceof Error ? `is not sound XML: ${error.message}` : "is not sound XML");
  }
  return root === null ? err("is not sound XML: it has no element") : ok(root);
}

export function childrenOf(element: XmlElement, name?: string): readonly XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== "string" && (name === undefined || child.name === name),
  );
}

/** Every element of the name inside, at any depth, in document order. */
export function allInside(element: XmlElement, name: string): readonly XmlElement[] {
  return childrenOf(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...allInside(child, name),
  ]);
}

/** The text of the element and everything inside. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}

/** Whether a text looks like XML whose root has one of these names, as cheaply as can be. */
export function hasRoot(text: string, ...names: readonly string[]): boolean {
  const start = text
    .slice(0, 4000)
    .replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<![A-Za-z][^>[]*(?:\[[^\]]*\]\s*)?>/g, "");
  const [, name = ""] = /^\s*<([A-Za-z_][\w.:-]*)/.exec(start) ?? [];
  return names.includes(local(name));
}
