/**
 * Carries what a structured clone can carry through JSON, between a page and Node. One self-contained function, because
 * its text is also run inside the page.
 */
export type Wire = readonly [type: string, value?: unknown];

export interface Codec {
  encode(value: unknown): Wire;
  decode(wire: Wire): unknown;
}

export function createCodec(): Codec {
  const toText = (bytes: Uint8Array): string => {
    let text = "";
    for (let start = 0; start < bytes.length; start += 0x8000)
      text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
    return btoa(text);
  };
  const toBytes = (text: string): Uint8Array => {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
    return bytes;
  };
  const encode = (value: unknown): Wire => {
    if (value === undefined) return ["undefined"];
    if (typeof value === "bigint") return ["bigint", String(value)];
    if (Object.is(value, -0)) return ["number", "-0"];
    if (typeof value === "number" && !Number.isFinite(value)) return ["number", String(value)];
    if (Array.isArray(value)) return ["array", value.map(encode)];
    if (value === null || typeof value !== "object") return ["plain", value];
    if (value instanceof ArrayBuffer) return ["buffer", toText(new Uint8Array(value))];
    // Node's Buffer arrives as what it is to everyone else.
    if (value instanceof Uint8Array) return ["bytes", toText(value)];
    if (ArrayBuffer.isView(value)) throw new Error("This kind of array is not carried by the double.");
    if (value instanceof Date) return ["date", value.getTime()];
    if (value instanceof Map) return ["map", [...value].map(([key, item]) => [encode(key), encode(item)])];
    if (value instanceof Set) return ["set", [...value].map(encode)];
    if (value instanceof Error) return ["error", [value.name, value.message]];
    return ["object", Object.entries(value).map(([key, item]) => [key, encode(item)])];
  };
  const decode = ([type, value]: Wire): unknown => {
    const items = value as Wire[];
    switch (type) {
      case "undefined":
        return undefined;
      case "bigint":
        return BigInt(value as string);
      case "number":
        return Number(value);
      case "array":
        return items.map(decode);
      case "buffer":
        return toBytes(value as string).buffer;
      case "bytes":
        return toBytes(value as string);
      case "date":
        return new Date(value as number);
      case "map":
        return new Map((value as [Wire, Wire][]).map(([key, item]) => [decode(key), decode(item)]));
      case "set":
        return new Set(items.map(decode));
      case "error": {
        const [name, message] = value as [string, string];
        return Object.assign(new Error(message), { name });
      }
      case "object": {
        // Defined, not assigned: a key may be called `__proto__`.
        const object = {};
        for (const [key, item] of value as [string, Wire][])
          Object.defineProperty(object, key, {
            value: decode(item),
            writable: true,
            enumerable: true,
            configurable: true,
          });
        return object;
      }
      default:
        return value;
    }
  };
  return { encode, decode };
}
