/** What the process that is killed tells the one that kills it. */
export type Told =
  /** Leftovers of the run before were removed, so many. */
  | { readonly t: "swept"; readonly count: number }
  | { readonly t: "saved"; readonly generation: number }
  | { readonly t: "kept"; readonly edit: number }
  | { readonly t: "failed"; readonly text: string };
