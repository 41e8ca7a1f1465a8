/** Why an edit was not made. The map is as it was. */
import { assertNever } from "../basics/assert-never";

export type Refusal =
  | { readonly reason: "missing"; readonly id: string }
  | { readonly reason: "taken"; readonly id: string }
  | { readonly reason: "duplicate-edge" }
  | { readonly reason: "self-loop" }
  | { readonly reason: "edge-circle" }
  | { readonly reason: "not-a-number" }
  | { readonly reason: "unsound" }
  | { readonly reason: "too-long"; readonly limit: number }
  | { readonly reason: "too-many"; readonly what: "nodes" | "edges"; readonly limit: number };

/** The refusal as a sentence for the status line. */
export function refusalSentence(refusal: Refusal): string {
  switch (refusal.reason) {
    case "missing":
      return "That is no longer in the map.";
    case "taken":
      return "The map has something with this id already.";
    case "duplicate-edge":
      return "These two are linked in this way already.";
    case "self-loop":
      return "A node cannot speak about itself.";
    case "edge-circle":
      return "These edges would speak about each other in a circle.";
    case "not-a-number":
      return "Positions and sizes must be numbers, and a confidence lies between 0 and 1.";
    case "unsound":
      return "That version of the map is damaged.";
    case "too-long":
      return `A text can have ${refusal.limit.toLocaleString("en")} characters at most.`;
    case "too-many":
      return `A map can have ${refusal.limit.toLocaleString("en")} ${refusal.what} at most.`;
    default:
      return assertNever(refusal);
  }
}
