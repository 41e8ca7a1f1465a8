import { err, ok, type Result } from "../basics/result";
import { LIMITS } from "../document/types";
import type { EmbedProblem } from "./embed-problem";

/** Bytes as the text of a map. */
export function decodeMapText(bytes: Uint8Array): Result<string, EmbedProblem> {
  if (bytes.length > LIMITS.fileBytes) return err("too-large");
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return err("damaged");
  }
}
