/** Whether a number of a JSON text survives as a JavaScript number. */

/** Up to fifteen digits without an exponent always do. */
const SAFE_LENGTH = 15;

/** True where writing back what was read gives another number. */
export function changesWhenRead(token: string): boolean {
  if (token.length <= SAFE_LENGTH && !/[eE]/.test(token)) return false;
  const read = Number(token);
  return !Number.isFinite(read) || decimal(token) !== decimal(String(read));
}

/** A decimal number in one way of writing: sign, digits without outer zeros, and the power of ten. */
function decimal(token: string): string {
  const [mantissa = "", exponent = "0"] = token.toLowerCase().split("e");
  const sign = mantissa.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = mantissa.replace("-", "").split(".");
  const digits = (whole + fraction).replace(/^0+/, "");
  const short = withoutEndZeros(digits);
  if (short === "") return "0";
  const power = Number(exponent) - fraction.length + (digits.length - short.length);
  return `${sign}${short}e${power}`;
}

/** Like replace(/0+$/, ""), which would take quadratic time on many zeros that do not end the text. */
function withoutEndZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === "0") end -= 1;
  return digits.slice(0, end);
}
