/** Compression in the zlib format (RFC 1950), by the platform. */
import { joinBytes } from "./bytes";
import { err, ok, type Result } from "./result";

interface Pair {
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly writable: WritableStream<Uint8Array<ArrayBuffer>>;
}

export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  for await (const part of through(new CompressionStream("deflate"), [bytes])) parts.push(part);
  return joinBytes(parts);
}

/** The bytes behind compressed ones; stops as soon as there are more than `limit`. */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  limit: number,
): Promise<Result<Uint8Array<ArrayBuffer>, "damaged" | "too-large">> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of through(new DecompressionStream("deflate"), [bytes])) {
      length += part.length;
      if (length > limit) return err("too-large");
      parts.push(part);
    }
  } catch {
    return err("damaged");
  }
  return ok(joinBytes(parts));
}

/**
 * What a stream makes of the parts, while they are still coming. When the caller stops early, the source is told to
 * end; when the source throws, the caller sees that error.
 */
export async function* through(
  pair: Pair,
  parts: AsyncIterable<Uint8Array<ArrayBuffer>> | Iterable<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const writer = pair.writable.getWriter();
  const reader = pair.readable.getReader();
  let failure: { readonly error: unknown } | null = null;
  const feeding = feed(writer, parts).catch((error: unknown) => {
    failure ??= { error };
    return writer.abort(error).catch(() => undefined);
  });
  let finished = false;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
    finished = true;
  } catch (error) {
    failure ??= { error };
    throw (failure as { readonly error: unknown }).error;
  } finally {
    if (!finished) {
      await reader.cancel().catch(() => undefined);
      await writer.abort().catch(() => undefined);
    }
    await feeding;
  }
}

async function feed(
  writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>,
  parts: AsyncIterable<Uint8Array<ArrayBuffer>> | Iterable<Uint8Array<ArrayBuffer>>,
): Promise<void> {
  for await (const part of parts) {
    await writer.ready;
    await writer.write(part);
  }
  await writer.close();
}
