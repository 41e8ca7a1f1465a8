/** A strict reader of the XML that the program writes: no doctype, no CDATA, five entities and numeric ones. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  /** The text directly inside, joined. */
  text: string;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;
const TOKEN = /<\?xml [^?]*\?>|<\/([\w:-]+)>|<([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };

function unescaped(text: string): string {
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const code = /^#(\d+)$/.exec(name)?.[1];
    const found = code ? String.fromCodePoint(Number(code)) : ENTITIES[name];
    if (found === undefined || !whole.endsWith(";")) throw new Error(`bad entity ${whole}`);
    return found;
  });
}

/** The root element; throws where the text is not well-formed. */
export function parseXml(text: string): XmlElement {
  const bad = FORBIDDEN.exec(text);
  if (bad) throw new Error(`forbidden character ${bad[0].codePointAt(0)?.toString(16)}`);
  const top: XmlElement = { name: "", attributes: new Map(), children: [], text: "" };
  const open = [top];
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) throw new Error(`not well-formed at ${text.slice(at, at + 80)}`);
    at = TOKEN.lastIndex;
    const [, closing, opening, attributes = "", empty, content] = match;
    const parent = open.at(-1)!;
    if (closing !== undefined) {
      if (open.pop()!.name !== closing) throw new Error(`</${closing}> closes ${parent.name}`);
    } else if (opening !== undefined) {
      const element = { name: opening, attributes: attributesOf(attributes), children: [], text: "" };
      parent.children.push(element);
      if (empty === "") open.push(element);
    } else if (content !== undefined) parent.text += unescaped(content);
  }
  if (open.length !== 1 || top.children.length !== 1) throw new Error("not one closed root element");
  return top.children[0]!;
}

function attributesOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name, value] of text.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (found.has(name!)) throw new Error(`attribute ${name} twice`);
    found.set(name!, unescaped(value!));
  }
  return found;
}

/** The element and all below it. */
export function* everyElement(root: XmlElement): Generator<XmlElement> {
  yield root;
  for (const child of root.children) yield* everyElement(child);
}
