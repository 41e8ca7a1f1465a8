/** The links of an Argdown text: its stated relations, and those between the premises and conclusions of its arguments. */
import type {
  IArgument,
  IEquivalenceClass,
  IInference,
  IRelation,
  RelationMember,
} from "@argdown/core/dist/index";
import type { Relation } from "../../document/types";
import type { MapBuilding } from "./building";

/** A link that Argmap wrote as an argument, so that others can speak about it or work with it. */
export interface Junction {
  readonly argument: IArgument;
  /** The titles of the statements that the link comes from. */
  readonly from: ReadonlySet<string>;
  readonly joint: string | undefined;
}

interface Context {
  readonly building: MapBuilding;
  readonly junctions: ReadonlyMap<string, Junction>;
  readonly outOf: ReadonlyMap<RelationMember, readonly IRelation[]>;
  /** Names by which undercuts can point at relations. */
  readonly names: ReadonlyMap<IRelation, string>;
}

/** What the building calls a statement or an argument. */
export function nameOf(member: IEquivalenceClass | IArgument): string {
  return `${member.type === "argument" ? "argument" : "statement"} ${member.title ?? ""}`;
}

const linkName = (title: string) => `link ${title}`;
const stepName = (title: string | undefined, at: number | undefined) =>
  `inference ${at ?? ""} ${title ?? ""}`;
const inferenceName = ({ argumentTitle, conclusionIndex }: IInference) =>
  stepName(argumentTitle, conclusionIndex);

const MEANING: Readonly<Record<string, Relation>> = {
  support: "support",
  entails: "support",
  attack: "oppose",
  undercut: "oppose",
  contrary: "oppose",
  contradictory: "oppose",
};

/** Adds every link to the building. */
export function addLinks(
  relations: readonly IRelation[],
  argumentList: readonly IArgument[],
  junctions: ReadonlyMap<string, Junction>,
  building: MapBuilding,
): void {
  const outOf = new Map<RelationMember, IRelation[]>();
  for (const relation of relations) {
    const known = relation.from && outOf.get(relation.from);
    if (known) known.push(relation);
    else if (relation.from) outOf.set(relation.from, [relation]);
  }
  const names = new Map(relations.map((relation, at) => [relation, `relation ${at + 1}`]));
  const context: Context = { building, junctions, outOf, names };
  for (const [at, relation] of relations.entries()) addRelation(relation, `r${at + 1}`, context);
  for (const [title, junction] of junctions) addJunction(title, junction, context);
  for (const argument of argumentList)
    if (!junctions.has(argument.title ?? "")) addReconstruction(argument, building);
}

function addRelation(relation: IRelation, as: string, context: Context): void {
  const { building, junctions, names } = context;
  const { from, to, relationType } = relation;
  const meaning = MEANING[relationType];
  if (!from || !to || !meaning || from.type === "inference") {
    building.notes.lost("relations without an end", relationType);
    return;
  }
  if (from.type === "argument" && junctions.has(from.title ?? "")) return;
  if (
    relationType === "support" &&
    to.type === "argument" &&
    junctions.get(to.title ?? "")?.from.has(from.title ?? "")
  )
    return;
  const target = targetOf(relation, to, context);
  building.edge(names.get(relation) ?? null, nameOf(from), target, meaning, { as });
  if (relationType !== "contrary" && relationType !== "contradictory") return;
  building.notes.changed(
    "contrary and contradictory statements: they oppose each other",
    `${from.title} >< ${to.title}`,
  );
  if (to.type !== "inference") building.edge(null, nameOf(to), nameOf(from), meaning);
}

/** What a relation points at. An undercut of an argument that is not spelled out hits the one link that it has. */
function targetOf({ relationType }: IRelation, to: RelationMember, context: Context): string {
  if (to.type === "inference")
    return context.junctions.has(to.argumentTitle ?? "")
      ? linkName(to.argumentTitle ?? "")
      : inferenceName(to);
  if (to.type === "argument" && context.junctions.has(to.title ?? "")) return linkName(to.title ?? "");
  if (relationType !== "undercut") return nameOf(to);
  const [only, ...more] = context.outOf.get(to) ?? [];
  if (only && more.length === 0) return context.names.get(only) ?? nameOf(to);
  context.building.notes.changed(
    "undercuts of an argument that makes no single link: they oppose it",
    to.title ?? "",
  );
  return nameOf(to);
}

/** The links of one junction: from each of its origins to what it supports or opposes. */
function addJunction(title: string, { argument, from, joint }: Junction, context: Context): void {
  const conclusion = argument.pcs.at(-1);
  const [on] = context.outOf.get(argument) ?? [];
  const meaning = conclusion ? "support" : on && MEANING[on.relationType];
  const target = conclusion ? `statement ${conclusion.title}` : on?.to && targetOf(on, on.to, context);
  if (!meaning || target === undefined) return;
  for (const [at, origin] of [...from].entries())
    context.building.edge(at === 0 ? linkName(title) : null, `statement ${origin}`, target, meaning, {
      ...(at === 0 && { as: title }),
      ...(joint !== undefined && { joint }),
    });
}

/** The steps of an argument that is spelled out: premises together, by way of the argument, to the conclusion. */
function addReconstruction(argument: IArgument, building: MapBuilding): void {
  const title = argument.title ?? "";
  let premises: string[] = [];
  const last = argument.pcs.length - 1;
  for (const [at, statement] of argument.pcs.entries()) {
    const name = `statement ${statement.title ?? ""}`;
    if (statement.role === "premise") {
      premises.push(name);
      continue;
    }
    const isMain = at === last;
    for (const [number, premise] of premises.entries())
      building.edge(
        !isMain && number === 0 ? stepName(title, at) : null,
        premise,
        isMain ? nameOf(argument) : name,
        "support",
        premises.length > 1 ? { joint: `${title} ${at + 1}` } : {},
      );
    if (isMain) building.edge(stepName(title, at), nameOf(argument), name, "support");
    building.notes.kept("inferences");
    premises = [name];
  }
}
