import { customAlphabet } from "nanoid";

/** What an id may be: 1 to 64 characters of `A-Z a-z 0-9 _ -`. */
export const ID_PATTERN = /^[A-Za-z0-9_-]{1,64}$/;

const random = customAlphabet("0123456789abcdefghijkmnpqrstuvwxyz", 10);

/** A new random id of ten letters and digits (51 bits), short enough to read in a diff. */
export function newId(): string {
  return random();
}
