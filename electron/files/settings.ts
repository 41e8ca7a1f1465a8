/** What the person chose for the app on this computer, beyond what a window remembers. Kept in the app's own folder. */
import { join } from "node:path";
import { z } from "zod";
import { jsonFile } from "./json-file";

const schema = z.object({ keepsRecovery: z.boolean() });

export type Settings = Awaited<ReturnType<typeof loadSettings>>;

/** Reads the settings once; `folder` is the app's data folder. A damaged file counts as the first settings. */
export async function loadSettings(folder: string) {
  const file = jsonFile(join(folder, "settings.json"), schema, { keepsRecovery: true });
  let now = await file.read();
  return {
    /** Whether Argmap may keep copies of maps outside the person's own files: unsaved work, and earlier versions. */
    keepsRecovery: (): boolean => now.keepsRecovery,
    async setKeepsRecovery(keepsRecovery: boolean): Promise<void> {
      now = { ...now, keepsRecovery };
      await file.update((saved) => ({ ...saved, keepsRecovery }));
    },
  };
}
