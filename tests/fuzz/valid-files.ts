/** The sound files that are damaged: the samples, random maps, and pictures with a map inside. */
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as fc from "fast-check";
import { exportInNode } from "../../electron/cli/node-export";
import { joinBytes } from "../../shared/basics/bytes";
import type { ArgMap } from "../../shared/document/types";
import { serialise } from "../../shared/format/serialise";
import { arbitraryMap } from "../support/arbitrary-map";
import { RICH_MAP } from "../support/rich-map";
import type { ValidFiles } from "./cases";

const samples = resolve(import.meta.dirname, "../../samples/good");

async function picture(map: ArgMap, format: "png" | "svg" | "pdf"): Promise<Uint8Array> {
  const embed = serialise(map);
  const look = {
    scale: 1,
    theme: "light",
    background: "theme",
    margin: 8,
    title: false,
    legend: false,
  } as const;
  const made = exportInNode(map, { ...look, format, embed });
  if (!made.ok) throw new Error(`no ${format} could be made`);
  const pieces: Uint8Array[] = [];
  for await (const piece of made.value) pieces.push(piece);
  return joinBytes(pieces);
}

/** Small ones for the most part: a thousand of them are judged in the time of one large file. */
export async function validFiles(): Promise<ValidFiles> {
  const random = [
    ...fc.sample(arbitraryMap({ maxNodes: 3, hostileTexts: true }), { numRuns: 24, seed: 1 }),
    ...fc.sample(arbitraryMap({ maxNodes: 8, hostileTexts: true }), { numRuns: 16, seed: 2 }),
  ];
  const small = readdirSync(samples).filter((name) => name.startsWith("car-free"));
  const maps = [
    serialise(RICH_MAP),
    ...random.map(serialise),
    ...small.map((name) => readFileSync(resolve(samples, name), "utf8")),
  ];
  const tiny: ArgMap = { ...RICH_MAP, nodes: RICH_MAP.nodes.slice(0, 1), edges: [] };
  const pictures = await Promise.all((["png", "svg", "pdf"] as const).map((format) => picture(tiny, format)));
  return { maps, pictures };
}
