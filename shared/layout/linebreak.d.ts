/** The part of the package `linebreak` that is used here; it brings no types of its own. */
declare module "linebreak" {
  class Break {
    /** Offset in UTF-16 code units behind which the line may end. */
    readonly position: number;
    readonly required: boolean;
  }
  class LineBreaker {
    constructor(text: string);
    /** The next place where a line may end, the end of the text included; null behind the last. */
    nextBreak(): Break | null;
  }
  export default LineBreaker;
}
