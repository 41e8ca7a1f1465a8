/** What the page and the export worker say to each other. */
import type { ArgMap } from "../../shared/document/types";
import type { ExportProblem, ExportRequest } from "../../shared/scene/export-request";
import type { StrengthsChoice } from "../session/export-settings";

/** The worker's one order. */
export interface ExportOrder {
  readonly map: ArgMap;
  readonly request: ExportRequest;
  readonly strengths: StrengthsChoice;
}

export type ExportNews =
  | { readonly type: "progress"; readonly done: number }
  | { readonly type: "piece"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: "done" }
  | { readonly type: "problem"; readonly problem: ExportProblem }
  | { readonly type: "failed"; readonly message: string };
