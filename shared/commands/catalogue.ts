/**
 * Every command a person can give, once: its name, its words, its keys and its place in the menu. The native menu, the
 * in-page menus, the palette, the key handler and the help all read this list; no shortcut is written anywhere else.
 *
 * Keys are written `Mod+Shift+L`, where `Mod` is Ctrl, and Cmd on a Mac; a letter stands for the key that types it.
 * Scope `everywhere` works wherever the focus is; `map` only on the canvas and the outline, and never while a text is
 * being edited; `source` only in the text of a source; `review` only where changes or conflicts are stepped through.
 */
export const MENUS = ["File", "Edit", "Argument", "Source", "Arrange", "Reasoning", "View", "Help"] as const;
export type MenuName = (typeof MENUS)[number];

export interface CommandEntry {
  readonly label: string;
  readonly menu: MenuName | null;
  /** Commands of one menu with another group than their neighbour stand apart. */
  readonly group: number;
  readonly keys: readonly string[];
  readonly scope: "everywhere" | "map" | "source" | "review";
  /** What must be there for the command to make sense: any map, a selection of some kind, or nothing. */
  readonly needs: "nothing" | "map" | "selection" | "node" | "edge";
  /** It is on or off, or one of several choices, and menus show whether it is on. */
  readonly isSwitch: boolean;
}

type Row = readonly [
  menu: MenuName | null,
  group: number,
  label: string,
  keys: readonly string[],
  scope: CommandEntry["scope"],
  needs: CommandEntry["needs"],
  isSwitch?: "switch",
];

const rows = {
  "file.new": ["File", 1, "New map", ["Mod+N"], "everywhere", "nothing"],
  "file.open": ["File", 1, "Open…", ["Mod+O"], "everywhere", "nothing"],
  "file.save": ["File", 2, "Save", ["Mod+S"], "everywhere", "map"],
  "file.saveAs": ["File", 2, "Save as…", ["Mod+Shift+S"], "everywhere", "map"],
  "file.revert": ["File", 2, "Revert to saved", [], "everywhere", "map"],
  "file.history": ["File", 2, "Version history…", [], "everywhere", "map"],
  "file.compare": ["File", 2, "Compare with another map…", [], "everywhere", "map"],
  "file.merge": ["File", 2, "Merge with another map…", [], "everywhere", "map"],
  "file.export": ["File", 3, "Export image…", ["Mod+E"], "everywhere", "map"],
  "file.exportAs": ["File", 3, "Export to another program…", [], "everywhere", "map"],
  "file.copyImage": ["File", 3, "Copy as image", ["Mod+Shift+C"], "everywhere", "map"],
  "file.print": ["File", 3, "Print…", ["Mod+P"], "everywhere", "map"],
  "file.close": ["File", 4, "Close", ["Mod+W"], "everywhere", "nothing"],

  "edit.undo": ["Edit", 1, "Undo", ["Mod+Z"], "everywhere", "map"],
  "edit.redo": ["Edit", 1, "Redo", ["Mod+Shift+Z", "Mod+Y"], "everywhere", "map"],
  "edit.cut": ["Edit", 2, "Cut", ["Mod+X"], "map", "selection"],
  "edit.copy": ["Edit", 2, "Copy", ["Mod+C"], "map", "selection"],
  "edit.paste": ["Edit", 2, "Paste", ["Mod+V"], "map", "map"],
  "edit.duplicate": ["Edit", 2, "Duplicate", ["Mod+D"], "map", "node"],
  "edit.delete": ["Edit", 2, "Delete", ["Delete", "Backspace"], "map", "selection"],
  "edit.selectAll": ["Edit", 3, "Select all", ["Mod+A"], "map", "map"],
  "edit.find": ["Edit", 3, "Find…", ["Mod+F"], "everywhere", "map"],
  "edit.findNext": ["Edit", 3, "Find next", ["F3", "Mod+G"], "everywhere", "map"],
  "edit.findPrevious": ["Edit", 3, "Find previous", ["Shift+F3", "Mod+Shift+G"], "everywhere", "map"],
  "review.next": ["Edit", 5, "Next change or conflict", ["N"], "review", "map"],
  "review.previous": ["Edit", 5, "Previous change or conflict", ["P", "Shift+N"], "review", "map"],
  "review.conflicts": ["Edit", 5, "Decide merge conflicts", [], "everywhere", "map", "switch"],
  "review.keepMine": ["Edit", 5, "Keep mine", ["M"], "review", "map"],
  "review.keepTheirs": ["Edit", 5, "Keep theirs", ["T"], "review", "map"],
  "review.keepBoth": ["Edit", 5, "Keep both", ["B"], "review", "map"],
  "edit.palette": ["Edit", 4, "Command palette…", ["Mod+K"], "everywhere", "nothing"],

  "node.addSupport": ["Argument", 1, "Add supporting argument", ["Tab"], "map", "node"],
  "node.addOppose": ["Argument", 1, "Add opposing argument", ["Shift+Tab"], "map", "node"],
  "node.addSibling": ["Argument", 1, "Add sibling", ["Enter"], "map", "map"],
  "node.addFree": ["Argument", 1, "Add unconnected node", ["Mod+Enter"], "map", "map"],
  "node.editText": ["Argument", 2, "Edit text", ["F2"], "map", "node"],
  "node.decision": ["Argument", 3, "Make it a decision", ["1"], "map", "node"],
  "node.motive": ["Argument", 3, "Make it a motive", ["2"], "map", "node"],
  "node.risk": ["Argument", 3, "Make it a risk", ["3"], "map", "node"],
  "node.critique": ["Argument", 3, "Make it a critique", ["4"], "map", "node"],
  "edge.support": ["Argument", 4, "Edge supports", ["+", "="], "map", "selection"],
  "edge.oppose": ["Argument", 4, "Edge opposes", ["-"], "map", "selection"],
  "edge.connect": ["Argument", 4, "Connect to…", ["L"], "map", "node"],
  "edge.undercut": ["Argument", 4, "Undercut this edge", ["U"], "map", "edge"],
  "edge.reverse": ["Argument", 4, "Reverse edge", ["R"], "map", "edge"],
  "edge.join": ["Argument", 6, "Join premises", ["J"], "map", "selection"],
  "edge.part": ["Argument", 6, "Part premises", ["Shift+J"], "map", "selection"],
  "node.collapse": ["Argument", 5, "Collapse or expand", ["Space"], "map", "node"],
  "node.expandAll": ["Argument", 5, "Expand all", ["Shift+Space"], "map", "map"],
  "node.showOne": ["Argument", 7, "Show 1 level", ["Mod+Alt+1"], "everywhere", "map"],
  "node.showTwo": ["Argument", 7, "Show 2 levels", ["Mod+Alt+2"], "everywhere", "map"],
  "node.showThree": ["Argument", 7, "Show 3 levels", ["Mod+Alt+3"], "everywhere", "map"],
  "node.showAll": ["Argument", 7, "Show all levels", ["Mod+Alt+0"], "everywhere", "map"],

  "source.add": ["Source", 1, "Add a source…", [], "everywhere", "map"],
  "source.details": ["Source", 1, "About the source", [], "everywhere", "map", "switch"],
  "source.edit": ["Source", 1, "Edit the text", [], "everywhere", "map", "switch"],
  "source.replace": ["Source", 1, "Replace by a new edition…", [], "everywhere", "map"],
  "source.decision": ["Source", 2, "New decision from the words", ["1"], "source", "map"],
  "source.motive": ["Source", 2, "New motive from the words", ["2"], "source", "map"],
  "source.risk": ["Source", 2, "New risk from the words", ["3"], "source", "map"],
  "source.critique": ["Source", 2, "New critique from the words", ["4"], "source", "map"],
  "source.support": ["Source", 2, "Words support the selected node", ["Tab"], "source", "node"],
  "source.oppose": ["Source", 2, "Words oppose the selected node", ["Shift+Tab"], "source", "node"],
  "source.cite": ["Source", 2, "Cite the words on the selected node", ["C"], "source", "node"],
  "source.select": ["Source", 3, "Select the nodes of the words", ["Space"], "source", "map"],
  "source.shorten": ["Source", 3, "Edit the text of their node", ["Enter"], "source", "map"],
  "source.toTarget": ["Source", 3, "Select what the node speaks about", ["Alt+ArrowUp"], "source", "map"],
  "source.toArgument": ["Source", 3, "Select the node's first argument", ["Alt+ArrowDown"], "source", "map"],
  "source.toPrevious": ["Source", 3, "Select the sibling before", ["Alt+ArrowLeft"], "source", "map"],
  "source.toNext": ["Source", 3, "Select the sibling after", ["Alt+ArrowRight"], "source", "map"],
  "source.nextOpen": ["Source", 4, "Next unmapped sentence", ["N"], "source", "map"],
  "source.previousOpen": ["Source", 4, "Previous unmapped sentence", ["Shift+N"], "source", "map"],
  "source.aside": ["Source", 4, "Set aside as no argument, or take back", ["A"], "source", "map"],
  "source.review": ["Source", 4, "Review the citations", ["R"], "source", "map"],
  "source.accept": ["Source", 5, "Accept the suggestion", ["S"], "source", "map"],
  "source.dismiss": ["Source", 5, "Dismiss the suggestion", ["X"], "source", "map"],
  "source.suggestions": ["Source", 5, "Show suggestions", [], "everywhere", "map", "switch"],

  "arrange.tidy": ["Arrange", 1, "Tidy", ["Mod+Shift+L"], "everywhere", "map"],
  "arrange.tidySelection": ["Arrange", 1, "Tidy selection", ["Mod+Alt+L"], "everywhere", "node"],
  "arrange.tidyDown": ["Arrange", 2, "Tidy with the decision on top", [], "everywhere", "map"],
  "arrange.tidyUp": ["Arrange", 2, "Tidy with the decision at the bottom", [], "everywhere", "map"],
  "arrange.tidyRight": ["Arrange", 2, "Tidy with the decision on the left", [], "everywhere", "map"],
  "arrange.tidyLeft": ["Arrange", 2, "Tidy with the decision on the right", [], "everywhere", "map"],
  "arrange.alignLeft": ["Arrange", 3, "Align left sides", [], "everywhere", "node"],
  "arrange.alignCentre": ["Arrange", 3, "Align centres", [], "everywhere", "node"],
  "arrange.alignRight": ["Arrange", 3, "Align right sides", [], "everywhere", "node"],
  "arrange.alignTop": ["Arrange", 3, "Align tops", [], "everywhere", "node"],
  "arrange.alignMiddle": ["Arrange", 3, "Align middles", [], "everywhere", "node"],
  "arrange.alignBottom": ["Arrange", 3, "Align bottoms", [], "everywhere", "node"],
  "arrange.distributeAcross": ["Arrange", 4, "Distribute across", [], "everywhere", "node"],
  "arrange.distributeDown": ["Arrange", 4, "Distribute down", [], "everywhere", "node"],
  "arrange.nudgeLeft": ["Arrange", 5, "Move left", ["Alt+ArrowLeft"], "map", "node"],
  "arrange.nudgeRight": ["Arrange", 5, "Move right", ["Alt+ArrowRight"], "map", "node"],
  "arrange.nudgeUp": ["Arrange", 5, "Move up", ["Alt+ArrowUp"], "map", "node"],
  "arrange.nudgeDown": ["Arrange", 5, "Move down", ["Alt+ArrowDown"], "map", "node"],
  "arrange.resetWidth": ["Arrange", 6, "Reset width", [], "everywhere", "node"],
  "arrange.snap": ["Arrange", 6, "Snap to guides", [], "everywhere", "nothing", "switch"],

  "reason.checks": ["Reasoning", 1, "Checks", ["Mod+Shift+K"], "everywhere", "map", "switch"],
  "reason.questions": ["Reasoning", 1, "Critical questions", [], "everywhere", "map", "switch"],
  "reason.drivers": ["Reasoning", 1, "What drives this?", ["Mod+Shift+D"], "everywhere", "map", "switch"],
  "reason.trials": ["Reasoning", 1, "What if?", [], "everywhere", "map", "switch"],
  "reason.decisions": ["Reasoning", 1, "Compare decisions…", [], "everywhere", "map"],
  "reason.tryWithout": ["Reasoning", 2, "Try without it", ["M"], "map", "node"],
  "reason.keepTrial": ["Reasoning", 2, "Keep the trial", [], "everywhere", "map"],
  "reason.discardTrial": ["Reasoning", 2, "Discard the trial", [], "everywhere", "map"],
  "reason.nextUnanswered": ["Reasoning", 4, "Next unanswered objection", ["F8"], "everywhere", "map"],
  "reason.previousUnanswered": [
    "Reasoning",
    4,
    "Previous unanswered objection",
    ["Shift+F8"],
    "everywhere",
    "map",
  ],
  "reason.nextUnsupported": ["Reasoning", 4, "Next unsupported claim", ["F9"], "everywhere", "map"],
  "reason.previousUnsupported": [
    "Reasoning",
    4,
    "Previous unsupported claim",
    ["Shift+F9"],
    "everywhere",
    "map",
  ],
  "node.raiseConfidence": ["Reasoning", 3, "Raise confidence", ["Alt+Shift+ArrowUp"], "map", "node"],
  "node.lowerConfidence": ["Reasoning", 3, "Lower confidence", ["Alt+Shift+ArrowDown"], "map", "node"],

  "view.fit": ["View", 1, "Fit map", ["Mod+1"], "everywhere", "map"],
  "view.fitSelection": ["View", 1, "Fit selection", ["Mod+2"], "everywhere", "selection"],
  "view.actualSize": ["View", 1, "100 %", ["Mod+0"], "everywhere", "map"],
  "view.zoomIn": ["View", 1, "Zoom in", ["Mod+=", "Mod++"], "everywhere", "map"],
  "view.zoomOut": ["View", 1, "Zoom out", ["Mod+-"], "everywhere", "map"],
  "view.outline": ["View", 2, "Outline", ["Mod+Shift+O"], "everywhere", "map", "switch"],
  "view.sources": ["View", 2, "Sources", ["Mod+Shift+E"], "everywhere", "map", "switch"],
  "view.inspector": ["View", 2, "Inspector", ["Mod+I"], "everywhere", "map", "switch"],
  "view.minimap": ["View", 2, "Minimap", [], "everywhere", "map", "switch"],
  "view.nextPane": ["View", 2, "Next pane", ["F6"], "everywhere", "nothing"],
  "view.previousPane": ["View", 2, "Previous pane", ["Shift+F6"], "everywhere", "nothing"],
  "view.focus": ["View", 6, "Focus on its argument", ["Mod+Shift+F"], "everywhere", "node"],
  "view.hideRest": ["View", 6, "Hide the rest", [], "everywhere", "map", "switch"],
  "view.leaveFocus": ["View", 6, "Leave the focus", [], "everywhere", "map"],
  "view.strengths": ["View", 5, "Strengths", [], "everywhere", "map", "switch"],
  "view.strengthNumbers": ["View", 5, "Strength numbers", [], "everywhere", "map", "switch"],
  "view.themeSystem": ["View", 3, "Theme of the system", [], "everywhere", "nothing", "switch"],
  "view.themeLight": ["View", 3, "Light theme", [], "everywhere", "nothing", "switch"],
  "view.themeDark": ["View", 3, "Dark theme", [], "everywhere", "nothing", "switch"],

  "select.parent": ["View", 4, "Go to what it speaks about", ["ArrowUp"], "map", "map"],
  "select.child": ["View", 4, "Go to its first argument", ["ArrowDown"], "map", "map"],
  "select.previous": ["View", 4, "Go to the previous sibling", ["ArrowLeft"], "map", "map"],
  "select.next": ["View", 4, "Go to the next sibling", ["ArrowRight"], "map", "map"],
  "select.edge": ["View", 4, "Go to its edge", ["Mod+ArrowUp"], "map", "node"],

  "help.keys": ["Help", 1, "Keys", ["F1", "?"], "everywhere", "nothing"],
  "help.start": ["Help", 1, "Start screen and samples", [], "everywhere", "nothing"],
  "help.keepRecovery": ["Help", 2, "Keep recovery data", [], "everywhere", "nothing", "switch"],
  "help.recoveryFolder": ["Help", 2, "Show recovery folder", [], "everywhere", "nothing"],
} as const satisfies Record<string, Row>;

export type CommandName = keyof typeof rows;

export const COMMAND_NAMES = Object.keys(rows) as readonly CommandName[];

export const CATALOGUE: Readonly<Record<CommandName, CommandEntry>> = Object.fromEntries(
  Object.entries<Row>(rows).map(([name, [menu, group, label, keys, scope, needs, isSwitch]]) => [
    name,
    { menu, group, label, keys, scope, needs, isSwitch: isSwitch !== undefined } satisfies CommandEntry,
  ]),
) as unknown as Readonly<Record<CommandName, CommandEntry>>;

export function isCommandName(name: unknown): name is CommandName {
  return typeof name === "string" && Object.hasOwn(rows, name);
}
