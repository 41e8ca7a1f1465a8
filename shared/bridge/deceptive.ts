/** Control, bidirectional and invisible characters, for a class of a regular expression with the flag `u`. */
export const DECEPTIVE = String.raw`\p{Cc}\u{ad}\u{61c}\u{200b}-\u{200f}\u{2028}-\u{202e}\u{2060}-\u{206f}\u{feff}\u{fff9}-\u{fffb}`;
