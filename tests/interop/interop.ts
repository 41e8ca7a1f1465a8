/**
 * What other software makes of the formats that Argmap writes: GraphML in networkx, Word documents in LibreOffice, flowcharts
 * in Mermaid itself, web pages and pictures in Chromium. Not part of the tests, because it needs these programs: python3
 * with networkx, soffice, and the path of a built Mermaid (its package has one, dist/mermaid.min.js).
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import * as fc from "fast-check";
import type { Page } from "playwright-core";
import { exportInNode } from "../../electron/cli/node-export";
import { joinBytes } from "../../shared/basics/bytes";
import type { ArgMap } from "../../shared/document/types";
import { hiddenNodes } from "../../shared/document/visibility";
import type { FormatName } from "../../shared/exchange/formats/notes";
import { writerOf } from "../../shared/exchange/formats/writers";
import { parse } from "../../shared/format/parse";
import { arbitraryMap } from "../support/arbitrary-map";
import { launchChromium } from "../support/chromium";

const COUNT = 60;
const SEED = 20261123;
const SAMPLES = resolve(import.meta.dirname, "../../samples/good");

function maps(): readonly ArgMap[] {
  const samples = readdirSync(SAMPLES).map((name) => parse(readFileSync(join(SAMPLES, name), "utf8")));
  const random = fc.sample(arbitraryMap({ maxNodes: 10 }), { numRuns: COUNT, seed: SEED });
  return [...samples.flatMap((opened) => (opened.ok ? [opened.value.map] : [])), ...random];
}

async function written(map: ArgMap, format: FormatName): Promise<Uint8Array> {
  const made = await writerOf(format)?.write(map, { picture: () => svgOf(map) });
  if (made === undefined) throw new Error(`nothing writes ${format}`);
  return typeof made === "string" ? new TextEncoder().encode(made) : made;
}

async function svgOf(map: ArgMap): Promise<string> {
  const request = { format: "svg", scale: 1, theme: "light", background: "theme", margin: 9 } as const;
  const made = exportInNode(map, { ...request, title: true, legend: true });
  if (!made.ok) throw new Error(made.error.kind);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of made.value) pieces.push(piece);
  return new TextDecoder().decode(joinBytes(pieces));
}

const flat = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}]+/gu, "");

const NETWORKX = `
import json, sys, networkx
out = []
for path in sys.argv[1:]:
    graph = networkx.read_graphml(path, force_multigraph=True)
    out.append([[d.get("text") for _, d in graph.nodes(data=True)], graph.number_of_edges()])
print(json.dumps(out))
`;

/** Every node with its very text, and at least a line for each link. */
async function networkx(all: readonly ArgMap[], folder: string): Promise<number> {
  const paths: string[] = [];
  for (const [at, map] of all.entries()) {
    const path = join(folder, `${at}.graphml`);
    writeFileSync(path, await written(map, "graphml"));
    paths.push(path);
  }
  const read: [(string | null)[], number][] = JSON.parse(
    execFileSync("python3", ["-c", NETWORKX, ...paths], { maxBuffer: 1 << 28 }).toString(),
  );
  return read.filter(([texts, edges], at) => {
    const own = all[at];
    const found = new Set(texts.map((text) => flat(text ?? "")));
    return !own?.nodes.every(({ text }) => found.has(flat(text))) || edges < own.edges.length;
  }).length;
}

/** LibreOffice opens each brief, and every decision is in it. */
async function libreOffice(all: readonly ArgMap[], folder: string): Promise<number> {
  const paths: string[] = [];
  for (const [at, map] of all.entries()) {
    paths.push(join(folder, `${at}.docx`));
    writeFileSync(join(folder, `${at}.docx`), await written(map, "docx"));
  }
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const to = ["--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder];
  execFileSync("soffice", [profile, ...to, ...paths], { stdio: "pipe", timeout: 400_000 });
  return all.filter((map, at) => {
    const text = flat(readFileSync(join(folder, `${at}.txt`), "utf8"));
    return !map.nodes.every((node) => node.kind !== "decision" || text.includes(flat(node.text)));
  }).length;
}

/** Mermaid's own parser takes each flowchart, with a box for every node. */
async function mermaid(all: readonly ArgMap[], page: Page, library: string): Promise<number> {
  await page.goto("about:blank");
  await page.addScriptTag({ path: library });
  const texts = await Promise.all(
    all.map(async (map) => new TextDecoder().decode(await written(map, "mermaid"))),
  );
  const boxes = await page.evaluate(async (given) => {
    interface Api {
      parse(text: string): Promise<unknown>;
      getDiagramFromText(text: string): Promise<{ db: { getVertices(): { size: number } } }>;
    }
    const { mermaidAPI } = (window as unknown as { mermaid: { mermaidAPI: Api } }).mermaid;
    const boxesOf = async (text: string) => {
      // Only this loads the diagrams.
      await mermaidAPI.parse(text);
      return (await mermaidAPI.getDiagramFromText(text)).db.getVertices().size;
    };
    const found: number[] = [];
    for (const text of given) found.push(await boxesOf(text).catch(() => -1));
    return found;
  }, texts);
  return boxes.filter((count, at) => count < (all[at]?.nodes.length ?? 0)).length;
}

/** Chromium shows each without an error or a request, with every node's text. */
async function chromium(
  all: readonly ArgMap[],
  page: Page,
  folder: string,
  format: "html" | "svg",
): Promise<number> {
  let wrong = 0;
  for (const map of all) {
    const path = join(folder, `shown.${format}`);
    writeFileSync(path, format === "html" ? await written(map, "html") : await svgOf(map));
    const faults: string[] = [];
    const requests: string[] = [];
    page.removeAllListeners();
    page.on("pageerror", ({ message }) => faults.push(message));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(`file://${path}`);
    const text = flat(await page.evaluate(() => document.documentElement.textContent ?? ""));
    const isBroken = (await page.locator("parsererror").count()) > 0;
    const outside = requests.filter((url) => !url.startsWith("file://") && !url.startsWith("data:"));
    // A picture shows nothing of what is below a collapsed node.
    const hidden = format === "svg" ? hiddenNodes(map) : new Set<string>();
    const isThere = map.nodes.every(({ id, text: own }) => hidden.has(id) || text.includes(flat(own)));
    if (isBroken || !isThere || faults.length + outside.length > 0) wrong += 1;
  }
  return wrong;
}

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { mermaid: { type: "string" } } });
  const all = maps();
  const folder = mkdtempSync(join(tmpdir(), "argmap-interop-"));
  const browser = await launchChromium();
  let broken = 0;
  const tell = (what: string, wrong: number) => {
    broken += wrong;
    process.stdout.write(`${what}: ${all.length - wrong} of ${all.length} maps as written\n`);
  };
  try {
    const page = await browser.newPage();
    tell("GraphML in networkx", await networkx(all, folder));
    tell("Word in LibreOffice", await libreOffice(all, folder));
    if (values.mermaid) tell("flowcharts in Mermaid", await mermaid(all, page, values.mermaid));
    tell("web pages in Chromium", await chromium(all, page, folder, "html"));
    tell("SVG in Chromium", await chromium(all, page, folder, "svg"));
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  if (broken > 0) process.exitCode = 1;
}
