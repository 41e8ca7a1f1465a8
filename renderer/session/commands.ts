/** What each command of the catalogue does in this window, and whether it makes sense now. */
import { CATALOGUE, type CommandName } from "../../shared/commands/catalogue";
import { nodeName } from "../../shared/document/describe";
import { edgeOf, nodeOf } from "../../shared/document/lookups";
import { firstNode, fromEdgeTowards, type Heading, mainEdge } from "../../shared/document/navigate";
import { nodeTowards } from "../../shared/layout/navigate";
import { undecidedConflicts } from "../../shared/merge/conflicts";
import { compareWithFile, stepChange } from "../exchange/comparing";
import { decideCurrent, stepConflict, toggleDeciding } from "../exchange/deciding";
import { mergeWithFile } from "../exchange/merging";
import { sourceCommands } from "../sources/source-commands";
import {
  addArgument,
  addFree,
  addSibling,
  currentEdge,
  currentNode,
  expandAll,
  removeSelected,
  reverseEdge,
  setKind,
  setRelation,
  toggleCollapsed,
} from "./argument";
import { alignSelected, distributeSelected, nudge, resetWidth } from "./arrange";
import { duplicateSelected } from "./clipboard";
import { changeConfidence } from "./confidence";
import { copyImage } from "./copy-image";
import { carryOut } from "./faults";
import { closeMap, guardUnsaved, newMap, openFile, revert, save, saveAs } from "./files";
import { findNext, findPrevious, openSearch } from "./find";
import { canHide, leaveFocus, stepFocus, toggleHidden } from "./focus";
import { showLevels } from "./fold";
import { showHistory } from "./history";
import { joinSelected, partSelected } from "./joints";
import { stepUnanswered, stepUnsupported } from "./open-points";
import { nextPane } from "./panes";
import { printMap } from "./print";
import { toggleReasoning } from "./reasoning";
import { showRecoveryFolder, toggleKeepsRecovery } from "./recovery-setting";
import type { Session } from "./session";
import type { SessionState } from "./state";
import { tidyMap, tidyTowards } from "./tidy";
import { discardTrial, keepTrial, tryWithout } from "./trial";
import { view } from "./view-control";

type Handler = (session: Session) => unknown;

/** Where a new node's text is edited: in the pane that has the focus. */
function where(): "canvas" | "outline" {
  return document.activeElement?.closest('[data-pane="outline"]') ? "outline" : "canvas";
}

function go(session: Session, heading: Heading): void {
  const map = session.map();
  if (!map) return;
  const node = currentNode(session);
  const edge = currentEdge(session);
  const last = session.get().selection.at(-1);
  const next =
    edge && edge.id === last
      ? fromEdgeTowards(map, edge.id, heading)
      : node
        ? nodeTowards(map, session.boxesInFocus(), node.id, heading)
        : firstNode(map);
  if (next) session.select([next]);
}

/** The focus stays where it is, so where the selection went is said. */
function goAndSay(session: Session, heading: Heading): void {
  go(session, heading);
  const map = session.map();
  const node = currentNode(session);
  if (map && node) session.say(nodeName(map, node));
}

function addTo(session: Session, relation: "support" | "oppose"): void {
  const target = currentNode(session)?.id;
  if (target !== undefined) addArgument(session, target, relation, where());
}

/** The page's own menus raise the same events as the keys, as far as the shell can. */
function clipboardEvent(session: Session, name: "copy" | "cut" | "paste"): void {
  if (!session.bridge.editClipboard(name))
    session.say(`Use the keyboard to ${name}: the browser allows it only there.`, "refusal");
}

function stepReview(session: Session, by: 1 | -1): void {
  if (session.get().dialog?.type === "compare") stepChange(session, by);
  else stepConflict(session, by);
}

const handlers: Readonly<Record<CommandName, Handler>> = {
  "file.new": (session) => newMap(session),
  "file.open": (session) => openFile(session),
  "file.save": (session) => save(session),
  "file.saveAs": (session) => saveAs(session),
  "file.revert": (session) => revert(session),
  "file.history": showHistory,
  "file.export": (session) => session.ask({ type: "export" }),
  "file.compare": (session) => compareWithFile(session),
  "file.merge": (session) => mergeWithFile(session),
  "file.exportAs": (session) => session.ask({ type: "export-as" }),
  "file.copyImage": (session) => copyImage(session),
  "file.print": (session) => printMap(session),
  "file.close": closeMap,

  "edit.undo": (session) => session.undo(),
  "edit.redo": (session) => session.redo(),
  "edit.cut": (session) => clipboardEvent(session, "cut"),
  "edit.copy": (session) => clipboardEvent(session, "copy"),
  "edit.paste": (session) => clipboardEvent(session, "paste"),
  "edit.duplicate": duplicateSelected,
  "edit.delete": removeSelected,
  "edit.selectAll": (session) => session.select([...session.boxesInFocus().keys()]),
  "edit.find": openSearch,
  "edit.findNext": findNext,
  "edit.findPrevious": findPrevious,
  "review.next": (session) => stepReview(session, 1),
  "review.previous": (session) => stepReview(session, -1),
  "review.conflicts": toggleDeciding,
  "review.keepMine": (session) => decideCurrent(session, "mine"),
  "review.keepTheirs": (session) => decideCurrent(session, "theirs"),
  "review.keepBoth": (session) => decideCurrent(session, "both"),
  "edit.palette": (session) => session.ask({ type: "palette" }),

  "node.addSupport": (session) => addTo(session, "support"),
  "node.addOppose": (session) => addTo(session, "oppose"),
  "node.addSibling": (session) => addSibling(session, where()),
  "node.addFree": (session) => addFree(session, where()),
  "node.editText": (session) => {
    const node = currentNode(session);
    if (node) session.startEditing({ id: node.id, fresh: false, where: where(), typed: null });
  },
  "node.decision": (session) => setKind(session, "decision"),
  "node.motive": (session) => setKind(session, "motive"),
  "node.risk": (session) => setKind(session, "risk"),
  "node.critique": (session) => setKind(session, "critique"),
  "edge.support": (session) => setRelation(session, "support"),
  "edge.oppose": (session) => setRelation(session, "oppose"),
  "edge.connect": (session) => {
    const node = currentNode(session);
    if (node) session.set({ connecting: { from: node.id, relation: "support" } });
  },
  "edge.undercut": (session) => {
    const edge = currentEdge(session);
    if (edge) addArgument(session, edge.id, "oppose", where());
  },
  "edge.reverse": reverseEdge,
  "edge.join": joinSelected,
  "edge.part": partSelected,
  "node.collapse": toggleCollapsed,
  "node.expandAll": expandAll,
  "node.showOne": (session) => showLevels(session, 1),
  "node.showTwo": (session) => showLevels(session, 2),
  "node.showThree": (session) => showLevels(session, 3),
  "node.showAll": (session) => showLevels(session, Number.POSITIVE_INFINITY),

  ...sourceCommands,
  "source.toTarget": (session) => goAndSay(session, "up"),
  "source.toArgument": (session) => goAndSay(session, "down"),
  "source.toPrevious": (session) => goAndSay(session, "left"),
  "source.toNext": (session) => goAndSay(session, "right"),

  "arrange.tidy": (session) => tidyMap(session),
  "arrange.tidySelection": (session) => tidyMap(session, true),
  "arrange.tidyDown": (session) => tidyTowards(session, "down"),
  "arrange.tidyUp": (session) => tidyTowards(session, "up"),
  "arrange.tidyRight": (session) => tidyTowards(session, "right"),
  "arrange.tidyLeft": (session) => tidyTowards(session, "left"),
  "arrange.alignLeft": (session) => alignSelected(session, "left"),
  "arrange.alignCentre": (session) => alignSelected(session, "centre"),
  "arrange.alignRight": (session) => alignSelected(session, "right"),
  "arrange.alignTop": (session) => alignSelected(session, "top"),
  "arrange.alignMiddle": (session) => alignSelected(session, "middle"),
  "arrange.alignBottom": (session) => alignSelected(session, "bottom"),
  "arrange.distributeAcross": (session) => distributeSelected(session, "across"),
  "arrange.distributeDown": (session) => distributeSelected(session, "down"),
  "arrange.nudgeLeft": (session) => nudge(session, -1, 0),
  "arrange.nudgeRight": (session) => nudge(session, 1, 0),
  "arrange.nudgeUp": (session) => nudge(session, 0, -1),
  "arrange.nudgeDown": (session) => nudge(session, 0, 1),
  "arrange.resetWidth": resetWidth,
  "arrange.snap": (session) => session.set({ snap: !session.get().snap }),

  "reason.checks": (session) => toggleReasoning(session, "checks"),
  "reason.questions": (session) => toggleReasoning(session, "questions"),
  "reason.drivers": (session) => toggleReasoning(session, "drivers"),
  "reason.trials": (session) => toggleReasoning(session, "trials"),
  "reason.decisions": (session) => session.ask({ type: "decisions" }),
  "reason.tryWithout": tryWithout,
  "reason.keepTrial": keepTrial,
  "reason.discardTrial": discardTrial,
  "reason.nextUnanswered": (session) => stepUnanswered(session, 1),
  "reason.previousUnanswered": (session) => stepUnanswered(session, -1),
  "reason.nextUnsupported": (session) => stepUnsupported(session, 1),
  "reason.previousUnsupported": (session) => stepUnsupported(session, -1),
  "node.raiseConfidence": (session) => changeConfidence(session, 1),
  "node.lowerConfidence": (session) => changeConfidence(session, -1),

  "view.fit": () => view()?.fit(),
  "view.fitSelection": (session) => view()?.fit(session.get().selection),
  "view.actualSize": () => view()?.actualSize(),
  "view.zoomIn": () => view()?.zoomBy(1.25),
  "view.zoomOut": () => view()?.zoomBy(1 / 1.25),
  "view.outline": (session) => session.set({ outline: !session.get().outline }),
  "view.inspector": (session) => session.set({ inspector: !session.get().inspector }),
  "view.minimap": (session) => session.set({ minimap: !session.get().minimap }),
  "view.nextPane": () => nextPane(1),
  "view.previousPane": () => nextPane(-1),
  "view.focus": stepFocus,
  "view.hideRest": toggleHidden,
  "view.leaveFocus": leaveFocus,
  "view.strengths": (session) => session.set({ strengths: !session.get().strengths }),
  "view.strengthNumbers": (session) => {
    const on = session.get().strengths && session.get().strengthNumbers;
    session.set({ strengths: true, strengthNumbers: !on });
  },
  "view.themeSystem": (session) => session.set({ theme: "system" }),
  "view.themeLight": (session) => session.set({ theme: "light" }),
  "view.themeDark": (session) => session.set({ theme: "dark" }),

  "select.parent": (session) => go(session, "up"),
  "select.child": (session) => go(session, "down"),
  "select.previous": (session) => go(session, "left"),
  "select.next": (session) => go(session, "right"),
  "select.edge": (session) => {
    const map = session.map();
    const node = currentNode(session);
    const edge = map && node && mainEdge(map, node.id);
    if (edge) session.select([edge]);
    else session.say("It has no edge.", "refusal");
  },

  "help.keys": (session) => session.ask({ type: "keys" }),
  "help.start": (session) => guardUnsaved(session, () => session.show(null)),
  "help.keepRecovery": toggleKeepsRecovery,
  "help.recoveryFolder": showRecoveryFolder,
};

/** Whether the command can do anything now. */
export function canRun(state: SessionState, name: CommandName): boolean {
  const map = state.open?.history.present;
  const { needs } = CATALOGUE[name];
  if (name === "edit.undo") return (state.open?.history.past.length ?? 0) > 0;
  if (name === "edit.redo") return (state.open?.history.future.length ?? 0) > 0;
  if (name === "file.revert")
    return state.open?.file != null && state.open.saved !== state.open.history.present;
  if (name === "reason.keepTrial" || name === "reason.discardTrial") return state.trial !== null;
  if (name === "review.next" || name === "review.previous")
    return state.dialog?.type === "compare" || state.deciding !== null;
  if (name === "review.keepMine" || name === "review.keepTheirs" || name === "review.keepBoth")
    return state.deciding !== null;
  if (name === "review.conflicts")
    return state.deciding !== null || (map !== undefined && undecidedConflicts(map).length > 0);
  if (name === "view.leaveFocus") return state.focus !== null;
  if (name === "view.hideRest") return canHide(state);
  if (needs === "nothing") return true;
  if (!map) return false;
  if (needs === "map") return true;
  const selected = (of: typeof nodeOf | typeof edgeOf) =>
    state.selection.some((id) => of(map, id) !== undefined);
  if (needs === "node") return selected(nodeOf);
  if (needs === "edge") return selected(edgeOf);
  return state.selection.length > 0;
}

/** Commands that are switches, and are on now. */
export function isChecked(state: SessionState, name: CommandName): boolean {
  switch (name) {
    case "review.conflicts":
      return state.deciding !== null;
    case "view.outline":
      return state.outline;
    case "view.sources":
      return state.sources;
    case "source.edit":
      return state.sources && state.reading.mode === "edit";
    case "source.details":
      return state.sources && state.reading.mode === "details";
    case "source.suggestions":
      return state.reading.suggests;
    case "help.keepRecovery":
      return state.keepsRecovery;
    case "view.inspector":
      return state.inspector;
    case "view.strengths":
      return state.strengths;
    case "view.strengthNumbers":
      return state.strengths && state.strengthNumbers;
    case "reason.checks":
      return state.reasoning === "checks";
    case "reason.questions":
      return state.reasoning === "questions";
    case "reason.drivers":
      return state.reasoning === "drivers";
    case "reason.trials":
      return state.reasoning === "trials";
    case "view.hideRest":
      return state.focus?.rest === "hidden";
    case "view.minimap":
      return state.minimap;
    case "arrange.tidyDown":
      return state.direction === "down";
    case "arrange.tidyUp":
      return state.direction === "up";
    case "arrange.tidyRight":
      return state.direction === "right";
    case "arrange.tidyLeft":
      return state.direction === "left";
    case "arrange.snap":
      return state.snap;
    case "view.themeSystem":
      return state.theme === "system";
    case "view.themeLight":
      return state.theme === "light";
    case "view.themeDark":
      return state.theme === "dark";
    default:
      return false;
  }
}

/** Gives a command, from wherever it comes: key, menu, palette or shell. One that makes no sense now does nothing. */
export function runCommand(session: Session, name: CommandName): boolean {
  if (!canRun(session.get(), name)) return false;
  void carryOut(session, CATALOGUE[name].label, () => handlers[name](session));
  return true;
}
