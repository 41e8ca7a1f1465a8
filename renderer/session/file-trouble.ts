/** What stands between a map and its file, through no doing of the person. */
export type FileTrouble =
  /** Another program wrote it, while this map has changes of its own. */
  | { readonly kind: "changed" }
  /** Another program wrote something that Argmap can't show as it is. `detail` says why: "it is damaged". */
  | { readonly kind: "unusable"; readonly detail: string }
  | { readonly kind: "gone" }
  | { readonly kind: "displaced"; readonly message: string }
  | { readonly kind: "unreachable"; readonly message: string };

/** Whether the file can't be written where it was: Save then asks for another place. */
export function mustMove(trouble: FileTrouble | undefined): boolean {
  return trouble?.kind === "displaced" || trouble?.kind === "unreachable";
}

/** Whether the file no longer holds what the window last read or wrote, so that closing would lose it. */
export function hasLostMap(trouble: FileTrouble | undefined): boolean {
  return trouble !== undefined && trouble.kind !== "unreachable";
}

/** The sentence for the person. */
export function troubleSentence(name: string, trouble: FileTrouble): string {
  switch (trouble.kind) {
    case "changed":
      return `Another program changed “${name}” while your map here has changes that are not saved. Both are kept until you choose.`;
    case "unusable":
      return `Another program changed “${name}”, and Argmap can't show what it holds now: ${trouble.detail}. Your map is still open here, as it was.`;
    case "gone":
      return `“${name}” is no longer there: it was deleted or moved. Your map is still open here; Save writes it again.`;
    default:
      return trouble.message;
  }
}
