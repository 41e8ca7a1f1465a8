/** Copy, cut and paste through the clipboard events of the page, so that the keys, the menus and the system all work. */
import { unionOf } from "../../shared/basics/geometry";
import { count } from "../../shared/commands/with";
import {
  CLIPBOARD_TYPE,
  type Copied,
  copyOf,
  readableText,
  withNewIds,
} from "../../shared/exchange/clipboard";
import { pictureKind } from "../../shared/exchange/embedded-map";
import { parse } from "../../shared/format/parse";
import { serialise } from "../../shared/format/serialise";
import { offerPasted } from "../exchange/import";
import { copyWords, isReading, pasteSource } from "../sources/clipboard";
import { removeSelected, selectedNodes } from "./argument";
import { openPasted } from "./files";
import type { Session } from "./session";
import { view } from "./view-control";

/** Text is read while the window waits, so there must not be too much of it; a larger map can come in as a file. */
const MOST_TEXT = 8 * 1024 * 1024;
const TOO_MUCH = `There are more than ${MOST_TEXT / 1024 / 1024} MiB of text on the clipboard, too much to paste. A map of that size can be opened as a file.`;

/** How far a copy lands from its original, so that it can be seen. */
const COPY_OFFSET = 24;

/** Whether a clipboard event is the map's, not a text field's. */
function isForMap(event: ClipboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("input, textarea, select, [contenteditable], dialog[open]")) return false;
  return (window.getSelection()?.toString() ?? "") === "";
}

/** Answers whether parts of the map were copied. */
function onCopy(session: Session, event: ClipboardEvent): boolean {
  if (isReading()) {
    if (copyWords(session, event.clipboardData)) event.preventDefault();
    return false;
  }
  const map = session.map();
  if (!map || !isForMap(event) || selectedNodes(session).length === 0) return false;
  const copied = copyOf(map, session.get().selection);
  event.clipboardData?.setData("text/plain", readableText(copied));
  event.clipboardData?.setData(CLIPBOARD_TYPE, serialise({ title: "", ...copied }));
  event.preventDefault();
  session.say(copied.nodes.length === 1 ? "Copied." : `Copied ${copied.nodes.length} nodes.`);
  return true;
}

function onPaste(session: Session, event: ClipboardEvent): void {
  if (isReading()) {
    event.preventDefault();
    return pasteSource(session, event.clipboardData);
  }
  if (!isForMap(event)) return;
  event.preventDefault();
  const own = event.clipboardData?.getData(CLIPBOARD_TYPE) ?? "";
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (Math.max(own.length, text.length) > MOST_TEXT) return session.say(TOO_MUCH, "refusal");
  const file = event.clipboardData?.files[0];
  if (own === "" && text.trim() === "" && file) return void pasteFile(session, file);
  if (own === "" && isPicture(text)) return void openPasted(session, "Clipboard.svg", bytesOf(text));
  if (!session.map()) return pasteOnStart(session, text);
  if (own !== "") return pasteMap(session, own);
  if (text.trimStart().startsWith("{") && pasteIfMap(session, text)) return;
  if (text.trim() === "") return session.say("There is no text on the clipboard.", "refusal");
  if (!mayBeForeign(text)) return pasteText(session, text);
  void offerPasted(session, text).then((isOffered) => {
    if (!isOffered) pasteText(session, text);
  });
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The text of an SVG picture: what an editor of such pictures, or of texts, puts on the clipboard. */
const isPicture = (text: string): boolean =>
  text.trimStart().startsWith("<") && pictureKind(bytesOf(text.slice(0, 4096))) === "svg";

/** A picture or another file that a program or the system put on the clipboard as such. */
async function pasteFile(session: Session, file: File): Promise<void> {
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return session.say("What is on the clipboard could not be read.", "refusal");
  await openPasted(session, file.name === "" ? "Clipboard" : file.name, new Uint8Array(bytes));
}

/** Formats of other programs have several lines, or begin with a bracket. */
function mayBeForeign(text: string): boolean {
  return /^\s*[{[<]/.test(text) || text.trim().includes("\n");
}

/** With no map open, what another program wrote can become one; anything else has nowhere to go. */
function pasteOnStart(session: Session, text: string): void {
  const nowhere = "There is no map to paste into. Start a new map first.";
  if (!mayBeForeign(text)) return session.say(nowhere, "refusal");
  void offerPasted(session, text).then((isOffered) => {
    if (!isOffered) session.say(nowhere, "refusal");
  });
}

function pasteMap(session: Session, text: string): void {
  if (!pasteIfMap(session, text))
    session.say("What is on the clipboard is damaged and was not pasted.", "refusal");
}

/** What comes from the clipboard is as untrusted as a file, and goes through the same door. */
function pasteIfMap(session: Session, text: string): boolean {
  const map = session.map();
  const parsed = parse(text);
  if (!map || !parsed.ok) return false;
  const { nodes, edges, sources } = parsed.value.map;
  const box = unionOf(nodes.map((node) => ({ x: node.x, y: node.y, width: 0, height: 0 })));
  const there = map.nodes.some((node) => node.x === box?.x || node.y === box?.y);
  const middle = view()?.middle() ?? { x: 0, y: 0 };
  const near = box && there;
  const dx = near ? COPY_OFFSET : Math.round(middle.x - (box?.x ?? 0) - (box?.width ?? 0) / 2);
  const dy = near ? COPY_OFFSET : Math.round(middle.y - (box?.y ?? 0) - (box?.height ?? 0) / 2);
  const copied = withNewIds({ nodes, edges, sources }, map, dx, dy);
  insertCopy(session, copied, "paste", repairWords(parsed.value.repairs.length));
  return true;
}

function repairWords(repairs: number): string {
  if (repairs === 0) return "";
  return repairs === 1
    ? "1 thing in it was damaged and was mended or left out."
    : `${repairs} things in it were damaged and were mended or left out.`;
}

/** Plain text becomes one node with that text. */
function pasteText(session: Session, text: string): void {
  const middle = view()?.middle() ?? { x: 0, y: 0 };
  const map = session.map();
  if (!map) return;
  const node = {
    id: "pasted",
    kind: "motive",
    text: text.trim(),
    x: Math.round(middle.x),
    y: Math.round(middle.y),
  } as const;
  insertCopy(session, withNewIds({ nodes: [node], edges: [], sources: [] }, map, 0, 0), "paste");
}

function insertCopy(session: Session, copied: Copied, as: "paste" | "duplicate", remark = ""): void {
  session.stopEditing("keep");
  if (!session.edit({ type: "insert", ...copied, as })) return;
  session.select(copied.nodes.map((node) => node.id));
  const done = as === "paste" ? "Pasted" : "Duplicated";
  session.say(`${done} ${count(copied.nodes.length, "node")}. ${remark}`.trim());
}

/** A second copy of the selected nodes, with the edges among them. */
export function duplicateSelected(session: Session): void {
  const map = session.map();
  if (!map || selectedNodes(session).length === 0) return;
  insertCopy(
    session,
    withNewIds(copyOf(map, session.get().selection), map, COPY_OFFSET, COPY_OFFSET),
    "duplicate",
  );
}

/** Listens to the page's clipboard events until the returned function is called. */
export function listenToClipboard(session: Session): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  document.addEventListener("copy", (event) => onCopy(session, event), { signal });
  document.addEventListener("cut", (event) => onCopy(session, event) && removeSelected(session), { signal });
  document.addEventListener("paste", (event) => onPaste(session, event), { signal });
  return () => controller.abort();
}
