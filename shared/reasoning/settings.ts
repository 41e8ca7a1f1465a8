/**
 * What a map says about how it is to be weighed: the semantics, the checks that are switched off, and the trials that were
 * kept. It stands under the key `reasoning` of the file; parts that this version does not understand are left as they are.
 */
import type { Json } from "../basics/json";
import type { ArgMap } from "../document/types";
import { DEFAULT_SEMANTICS, SEMANTICS, type Semantics } from "./semantics";

export const REASONING_KEY = "reasoning";

/** What is assumed for once: nodes, sources and authors left out, and other confidences. */
export interface Trial {
  readonly name: string;
  readonly mutedNodes: readonly string[];
  readonly mutedSources: readonly string[];
  readonly mutedAuthors: readonly string[];
  /** By node id, 0..1. */
  readonly confidence: ReadonlyMap<string, number>;
}

export interface ReasoningSettings {
  readonly semantics: Semantics;
  /** Names of checks; a newer version may know more of them. */
  readonly checksOff: readonly string[];
  readonly trials: readonly Trial[];
}

type JsonRecord = { readonly [key: string]: Json };

function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const own = (record: JsonRecord, key: string): Json | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

function texts(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

function readTrial(value: Json): readonly Trial[] {
  if (!isRecord(value)) return [];
  const name = own(value, "name");
  const confidence = own(value, "confidence");
  const pairs = isRecord(confidence) ? Object.entries(confidence) : [];
  return [
    {
      name: typeof name === "string" ? name : "",
      mutedNodes: texts(own(value, "mutedNodes")),
      mutedSources: texts(own(value, "mutedSources")),
      mutedAuthors: texts(own(value, "mutedAuthors")),
      confidence: new Map(
        pairs.filter(
          (pair): pair is [string, number] => typeof pair[1] === "number" && pair[1] >= 0 && pair[1] <= 1,
        ),
      ),
    },
  ];
}

function stored(map: ArgMap): JsonRecord {
  const value = map.extra?.find(([key]) => key === REASONING_KEY)?.[1];
  return isRecord(value) ? value : {};
}

/** The settings of the map, with the defaults for whatever it does not say in a way that makes sense. */
export function reasoningSettings(map: ArgMap): ReasoningSettings {
  const record = stored(map);
  const trials = own(record, "trials");
  return {
    semantics: SEMANTICS.find((name) => name === own(record, "semantics")) ?? DEFAULT_SEMANTICS,
    checksOff: texts(own(record, "checksOff")),
    trials: Array.isArray(trials) ? trials.flatMap(readTrial) : [],
  };
}

function trialAsJson({ name, mutedNodes, mutedSources, mutedAuthors, confidence }: Trial): Json {
  return {
    name,
    ...(mutedNodes.length > 0 ? { mutedNodes } : {}),
    ...(mutedSources.length > 0 ? { mutedSources } : {}),
    ...(mutedAuthors.length > 0 ? { mutedAuthors } : {}),
    ...(confidence.size > 0 ? { confidence: Object.fromEntries(confidence) } : {}),
  };
}

/** The value for the key `reasoning` after these changes; undefined where everything is as by default. */
export function changedSettings(map: ArgMap, change: Partial<ReasoningSettings>): Json | undefined {
  const next = { ...reasoningSettings(map), ...change };
  const record: Record<string, Json> = { ...stored(map) };
  const put = (key: string, value: Json, isDefault: boolean) => {
    if (isDefault) delete record[key];
    else record[key] = value;
  };
  put("semantics", next.semantics, next.semantics === DEFAULT_SEMANTICS);
  put("checksOff", next.checksOff, next.checksOff.length === 0);
  put("trials", next.trials.map(trialAsJson), next.trials.length === 0);
  return Object.keys(record).length === 0 ? undefined : record;
}
