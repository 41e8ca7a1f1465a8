/** What can be worked out about a map, in the page or away from it: the orders, and their answers. */
import type { ArgMap } from "../../shared/document/types";
import { checkMap } from "../../shared/reasoning/checks/check-map";
import type { Finding } from "../../shared/reasoning/checks/finding";
import { type DecisionMatrix, decisionMatrix } from "../../shared/reasoning/decisions";
import { type Drivers, driversOf } from "../../shared/reasoning/drivers";
import type { Semantics } from "../../shared/reasoning/semantics";
import { type Strengths, strengthsOf } from "../../shared/reasoning/strengths";

interface Asked {
  readonly map: ArgMap;
  readonly semantics: Semantics;
}

export interface ReasonOrders {
  readonly strengths: Asked;
  /** The strengths of several versions of a map, one after the other. */
  readonly versions: { readonly maps: readonly ArgMap[]; readonly semantics: Semantics };
  readonly checks: Asked & { readonly off: readonly string[] };
  readonly drivers: Asked & { readonly node: string };
  readonly decisions: Asked & { readonly only: "leaves" | "all" };
}

export interface ReasonAnswers {
  readonly strengths: Strengths;
  readonly versions: readonly Strengths[];
  readonly checks: readonly Finding[];
  readonly drivers: Drivers | null;
  readonly decisions: DecisionMatrix;
}

export type ReasonName = keyof ReasonOrders;

/** An order on its way to a worker. */
export interface ReasonMessage<Name extends ReasonName = ReasonName> {
  readonly name: Name;
  readonly order: ReasonOrders[Name];
}

/** What a worker says: how much of the work is done, 0 to 1, and in the end the answer. */
export type ReasonReply<Name extends ReasonName = ReasonName> =
  | { readonly type: "progress"; readonly done: number }
  | { readonly type: "answer"; readonly answer: ReasonAnswers[Name] };

type OnProgress = (done: number) => void;

const WORK: {
  readonly [N in ReasonName]: (order: ReasonOrders[N], onProgress: OnProgress) => ReasonAnswers[N];
} = {
  strengths: ({ map, semantics }) => strengthsOf(map, semantics),
  versions: ({ maps, semantics }) => maps.map((map) => strengthsOf(map, semantics)),
  checks: ({ map, semantics, off }) => checkMap(map, semantics, new Set(off)),
  drivers: ({ map, semantics, node }, onProgress) => driversOf(map, semantics, node, onProgress),
  decisions: ({ map, semantics, only }) => decisionMatrix(map, semantics, only),
};

/** Works the order out, here and now. Only what takes long tells how much is done. */
export function carryOutOrder<Name extends ReasonName>(
  name: Name,
  order: ReasonOrders[Name],
  onProgress: OnProgress = () => {},
): ReasonAnswers[Name] {
  return WORK[name](order, onProgress);
}
