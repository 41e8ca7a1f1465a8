/** What the page and the export worker say to each other. */
import type { VersionNames } from "../../shared/compare/as-text";
import type { Comparison } from "../../shared/compare/comparison";
import type { ComparedView } from "../../shared/compare/picture/report";
import type { ArgMap } from "../../shared/document/types";
import type { PreparedLayout } from "../../shared/layout/prepared";
import type { ExportProblem, ExportRequest } from "../../shared/scene/export-request";
import type { StrengthsChoice } from "../session/export-settings";

/** The worker's one order. */
export interface ExportOrder {
  readonly map: ArgMap;
  readonly request: ExportRequest;
  /** None where it is left out. */
  readonly strengths?: StrengthsChoice;
  /** Sizes and lines of the map, where the page knows them; else they are found anew. */
  readonly layout?: PreparedLayout;
  /** Drawn in place of the map. */
  readonly compared?: ComparedOrder;
}

/** A comparison to be drawn, and how. */
export interface ComparedOrder {
  readonly comparison: Comparison;
  readonly view: ComparedView;
  readonly names: VersionNames;
}

export type ToExportWorker =
  | { readonly type: "order"; readonly order: ExportOrder }
  /** The page is done with a piece: another one may come. */
  | { readonly type: "taken" };

export type ExportNews =
  | { readonly type: "progress"; readonly done: number }
  | { readonly type: "piece"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: "done" }
  | { readonly type: "problem"; readonly problem: ExportProblem }
  | { readonly type: "failed"; readonly message: string };
