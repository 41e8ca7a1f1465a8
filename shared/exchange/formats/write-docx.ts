/** Word: the map as a structured brief. */
import { briefOf } from "./brief";
import type { Writer } from "./format";
import { tellLosses } from "./losses";
import { referencesOf } from "./references";

export const docxWriter: Writer = {
  format: "docx",
  extensions: [".docx"],
  notes: (map) =>
    tellLosses(map, {
      lost: ["places", "widths", "confidences", "muting", "collapsing", "tags", "link notes", "unknown keys"],
      changed: {
        joints: "joint links: written one by one",
        undercuts: "links to links: as words below the argument whose link they are about",
        sources: "sources: listed by title and origin, without their texts; quotes stand in footnotes",
        title: "the whole map: a brief to be read, not to be opened again",
      },
    }),
  async write(map) {
    const { briefDocument } = await import("./docx-document");
    return briefDocument(briefOf(map), referencesOf(map));
  },
};
