/** The scene of a map as tests want it, and the platform of Node to write it with. */
import { createNodeMeasure } from "../../../electron/cli/node-measure";
import type { ArgMap } from "../../../shared/document/types";
import { buildScene, type SceneOptions } from "../../../shared/scene/build-scene";
import { LIGHT } from "../../../shared/scene/theme";
import type { Scene, TextShape } from "../../../shared/scene/types";

export const measure = createNodeMeasure();

export function sceneOf(map: ArgMap, options: Partial<SceneOptions> = {}): Scene {
  return buildScene(map, {
    measure,
    theme: LIGHT,
    title: true,
    legend: true,
    margin: 20,
    background: "theme",
    ...options,
  });
}

export function textsOf(scene: Scene): TextShape[] {
  return scene.groups.flatMap((group) => group.shapes.filter((shape) => shape.type === "text"));
}

export async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  return new Uint8Array(Buffer.concat(parts));
}
