/** Numbers as pictures' formats take them: a few decimals, no exponent. */

/**
 * A function that writes numbers with at most so many decimals and no zeros at the end; 0 for what is not finite. Pictures
 * of large maps have millions of numbers, so what follows the point comes from a table.
 */
export function createDecimal(places: 3 | 4): (value: number) => string {
  const parts = 10 ** places;
  const fractions = Array.from({ length: parts }, (_, rest) =>
    rest === 0 ? "" : `.${String(rest).padStart(places, "0").replace(/0+$/, "")}`,
  );
  return (value) => {
    const scaled = Math.round(Math.abs(value) * parts);
    if (!(scaled <= Number.MAX_SAFE_INTEGER))
      return Number.isFinite(value) ? BigInt(Math.trunc(value)).toString() : "0";
    const whole = Math.floor(scaled / parts);
    const text = whole + (fractions[scaled - whole * parts] ?? "");
    return value < 0 && scaled > 0 ? `-${text}` : text;
  };
}
