/**
 * Everything that the window knows and that is not in the file. The map and its history are one part; selection,
 * panels and dialogs are others and never enter the history or the file.
 */
import type {
  ConflictedCopy,
  FileId,
  FileProblem,
  MapVersion,
  RecentFile,
  RecoveryCopy,
} from "../../shared/bridge/bridge";
import type { Comparison } from "../../shared/compare/comparison";
import type { ComparedView } from "../../shared/compare/picture/report";
import type { Query } from "../../shared/document/search";
import type { ArgMap, Relation } from "../../shared/document/types";
import type { Imported } from "../../shared/exchange/formats/format";
import type { FormatName } from "../../shared/exchange/formats/notes";
import type { Repair } from "../../shared/format/opened";
import type { OpenProblem } from "../../shared/format/problems";
import { type History, startHistory } from "../../shared/history/history";
import type { Direction } from "../../shared/layout/types";
import type { Finding } from "../../shared/reasoning/checks/finding";
import type { Trial } from "../../shared/reasoning/settings";
import type { Strengths } from "../../shared/reasoning/strengths";
import type { MergePlan } from "../exchange/orders";
import { FIRST_READING, type Reading } from "../sources/reading";
import { type ExportSettings, FIRST_SETTINGS } from "./export-settings";
import { type FileTrouble, hasLostMap } from "./file-trouble";

export interface OpenFile {
  readonly id: FileId;
  readonly name: string;
  readonly readOnly: boolean;
  /** What stands between the map and its file since then. */
  readonly trouble?: FileTrouble;
}

export interface OpenMap {
  readonly history: History<ArgMap>;
  /** The map as the file holds it; null where no file holds it (new, repaired, recovered). */
  readonly saved: ArgMap | null;
  readonly file: OpenFile | null;
  /** What the map was called, where it came from a file but is none: repaired or recovered. */
  readonly formerName?: string;
  /** What was mended on opening. Not empty means that Save asks for a new name. */
  readonly repairs: readonly Repair[];
  /** Names this map's recovery copy. */
  readonly recoveryKey: string;
}

/** A node whose text is being edited. `fresh`: it was made for this, so cancelling takes it away again. */
export interface TextEditing {
  readonly id: string;
  readonly fresh: boolean;
  /** Where the text is edited. */
  readonly where: "canvas" | "outline";
  /** Typed text that starts the editing in place of the old text. */
  readonly typed: string | null;
}

/** What the window looks at: the argument of one node. The rest of the map is held back. */
export interface Focus {
  readonly id: string;
  readonly rest: "dimmed" | "hidden";
}

/** Connect mode: the next pick becomes the target of an edge from `from`. */
export interface Connecting {
  readonly from: string;
  readonly relation: Relation;
}

/** Something is being made out of a drag from a node onto empty space. */
export interface PendingChild {
  readonly parent: string;
  readonly x: number;
  readonly y: number;
  readonly screenX: number;
  readonly screenY: number;
}

/** The open map and another version of it, side by side. */
export interface Compared {
  readonly type: "compare";
  readonly comparison: Comparison;
  /** The other version, and what it is called. */
  readonly other: { readonly name: string; readonly map: ArgMap };
  /** Whether the other one is taken for the newer version. */
  readonly isOtherNewer: boolean;
  /** The change that is looked at, from 0; null before the first one. */
  readonly at: number | null;
  readonly view: ComparedView;
}

/** A version of the map that this one and another came out of. */
export interface CommonVersion {
  readonly label: string;
  readonly map: ArgMap;
}

/** A merge that is not made yet. */
export interface Merging {
  readonly type: "merge";
  readonly other: { readonly name: string; readonly map: ArgMap };
  /** Versions that may be the common one, the likeliest first. */
  readonly bases: readonly CommonVersion[];
  /** The chosen one of them; null for none. */
  readonly base: CommonVersion | null;
  readonly plan: MergePlan;
}

export type Dialog =
  | { readonly type: "export" }
  | { readonly type: "export-as" }
  | Compared
  | Merging
  /** A file of another program was read; it becomes a map when the person has seen the report. */
  | {
      readonly type: "import";
      readonly name: string;
      readonly format: FormatName;
      readonly imported: Imported;
    }
  | { readonly type: "keys" }
  | { readonly type: "palette" }
  | { readonly type: "problem"; readonly name: string; readonly problem: OpenProblem }
  | {
      readonly type: "file-problem";
      readonly action: "open" | "save" | "export";
      readonly problem: FileProblem;
    }
  | { readonly type: "repairs"; readonly repairs: readonly Repair[] }
  | { readonly type: "changed-on-disk" }
  /** Unsaved changes stand in the way; `then` goes on when they are saved or given up. */
  | { readonly type: "unsaved"; readonly then: () => void }
  | { readonly type: "revert" }
  | { readonly type: "history"; readonly file: OpenFile; readonly versions: readonly MapVersion[] }
  | { readonly type: "recovery-off" }
  | { readonly type: "decisions" }
  | { readonly type: "new-child"; readonly pending: PendingChild };

export type Search = Query;

export interface Status {
  readonly text: string;
  readonly tone: "note" | "refusal";
  /** Rises with each message, so that the same words are announced again. */
  readonly count: number;
}

/** How long work may take before it is shown as work. */
export const SHOW_BUSY_AFTER_MS = 300;

/** Work that takes a while, with the way to stop it. */
export interface Busy {
  readonly label: string;
  /** 0..1, or null where it can't be told. */
  readonly progress: number | null;
  readonly cancel: () => void;
}

/** How strong the nodes are now. */
export interface Weighed {
  /** Of the map as it shows: under the trial, where one runs. */
  readonly strengths: Strengths;
  /** Before the last edit; where a trial runs, without it. Null where there is nothing to compare with. */
  readonly before: Strengths | null;
}

/** The parts of the reasoning pane. */
export type ReasoningTab = "checks" | "questions" | "drivers" | "trials";

/** How much each node bears on the one that is asked about, -1..1; shown on the canvas while it is asked. */
export type DriverMarks = ReadonlyMap<string, number>;

export type ThemeChoice = "system" | "light" | "dark";

export interface SessionState {
  /** The open map; null on the start screen. */
  readonly open: OpenMap | null;
  /** Ids of selected nodes and edges in the order of selection; the last one is where keys act. */
  readonly selection: readonly string[];
  readonly editing: TextEditing | null;
  readonly connecting: Connecting | null;
  /** Null where the whole map is looked at. */
  readonly focus: Focus | null;
  readonly dialog: Dialog | null;
  readonly search: Search | null;
  readonly outline: boolean;
  /** The pane of the sources, and where the person reads in it. */
  readonly sources: boolean;
  readonly reading: Reading;
  readonly inspector: boolean;
  readonly minimap: boolean;
  /** How large the canvas shows the map: 1 is 100 %. */
  readonly zoom: number;
  readonly snap: boolean;
  /** Where Tidy lets the arguments go: as it was asked for last. */
  readonly direction: Direction;
  readonly theme: ThemeChoice;
  /** What the person chose for the last picture, for the next one. */
  readonly exportSettings: ExportSettings;
  /** Whether strengths show on the nodes, and whether as numbers too. */
  readonly strengths: boolean;
  readonly strengthNumbers: boolean;
  /** What is assumed for now; the map knows nothing of it. Null where no trial runs. */
  readonly trial: Trial | null;
  /** Null where nobody asked, or they are not yet worked out. */
  readonly weighed: Weighed | null;
  /** What the checks found last; null before they ran. */
  readonly findings: readonly Finding[] | null;
  readonly reasoning: ReasoningTab | null;
  readonly driverMarks: DriverMarks | null;
  /** The merge conflict that is looked at, from 0, while they are being decided; null while they are not. */
  readonly deciding: number | null;
  /** Other versions of the map's file that lie beside it, as long as they are offered. */
  readonly beside: readonly ConflictedCopy[];
  readonly status: Status;
  readonly busy: Busy | null;
  readonly recent: readonly RecentFile[];
  readonly recoveries: readonly RecoveryCopy[];
  /** Beside the map too: a file came from outside, so the start screen may never have shown them. */
  readonly hintsLost: boolean;
  /** Whether copies of unsaved work are kept; a choice for all windows. */
  readonly keepsRecovery: boolean;
  /** The last attempt to keep one failed. */
  readonly cannotKeep: boolean;
}

export const NO_SELECTION: readonly string[] = Object.freeze([]);

export const INITIAL_STATE: SessionState = {
  open: null,
  selection: NO_SELECTION,
  editing: null,
  connecting: null,
  focus: null,
  dialog: null,
  search: null,
  outline: false,
  sources: false,
  reading: FIRST_READING,
  inspector: false,
  minimap: true,
  zoom: 1,
  snap: true,
  direction: "down",
  theme: "system",
  exportSettings: FIRST_SETTINGS,
  strengths: false,
  strengthNumbers: false,
  trial: null,
  weighed: null,
  findings: null,
  reasoning: null,
  driverMarks: null,
  deciding: null,
  beside: [],
  status: { text: "", tone: "note", count: 0 },
  busy: null,
  recent: [],
  recoveries: [],
  hintsLost: false,
  keepsRecovery: true,
  cannotKeep: false,
};

/** An open map at the start of its history. */
export function openMap(
  map: ArgMap,
  recoveryKey: string,
  parts: Partial<Pick<OpenMap, "saved" | "file" | "formerName" | "repairs">> = {},
): OpenMap {
  return { history: startHistory(map), saved: null, file: null, repairs: [], recoveryKey, ...parts };
}

/** Whether the map differs from what its file holds, or may do so since another program was at it. A new map without anything in it does not count. */
export function isModified(open: OpenMap | null): boolean {
  if (!open) return false;
  const { present } = open.history;
  if (hasLostMap(open.file?.trouble)) return true;
  if (open.saved) return present !== open.saved;
  return (
    open.repairs.length > 0 || present.nodes.length > 0 || present.sources.length > 0 || present.title !== ""
  );
}

/** What the window is called: the file, else the map's title. */
export function windowName(open: OpenMap | null): string {
  if (!open) return "";
  return open.file?.name ?? open.formerName ?? (open.history.present.title.trim() || "Untitled map");
}
