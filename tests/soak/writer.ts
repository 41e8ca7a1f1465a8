/**
 * The process that is killed: it starts as the app does, sweeps, opens the map, and then saves it and keeps edits of it
 * without a pause, through the app's own modules. `node writer.mjs DATA FILE [sweep]`; with `sweep` it ends after that.
 */
import { dirname } from "node:path";
import { createDocuments } from "../../electron/files/documents";
import { readInstallation } from "../../electron/files/installation";
import { sweepLeftovers } from "../../electron/files/sweep";
import { writeAs } from "../../electron/files/temporary-files";
import { contentOf, generationOf } from "./contents";
import { lastKept, openKeptWork } from "./kept-work";
import type { Told } from "./messages";

const OWNER = 1;

const tell = (told: Told): void => void process.send?.(told);

/** Everything that is asked for happens at once, as in the app. */
async function saveForEver(file: string): Promise<never> {
  const documents = createDocuments();
  const read = await documents.read(file);
  if (!read.ok) throw new Error(read.error.message);
  const { file: id, bytes } = documents.adopt(OWNER, read.value);
  for (let generation = generationOf(bytes) ?? 0; ; ) {
    generation += 1;
    const reply = await documents.save(OWNER, id, contentOf(generation), false);
    if (reply.outcome !== "done") throw new Error(`a save failed: ${JSON.stringify(reply)}`);
    tell({ t: "saved", generation });
  }
}

async function keepForEver(data: string): Promise<never> {
  const before = await lastKept(data);
  const work = await openKeptWork(data);
  for (let edit = before?.edit ?? 0; ; ) {
    edit += 1;
    await work.keep(edit);
    tell({ t: "kept", edit });
  }
}

async function main([data = "", file = "", only]: readonly string[]): Promise<void> {
  const installation = await readInstallation(data);
  writeAs(installation);
  const folders = [...(await installation.writtenFolders()), dirname(file)];
  tell({ t: "swept", count: await sweepLeftovers(folders, { tag: installation.tag }) });
  if (only !== "sweep") await Promise.all([saveForEver(file), keepForEver(data)]);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  tell({ t: "failed", text: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  process.exitCode = 1;
});
