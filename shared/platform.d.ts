/**
 * The few globals beyond ECMAScript that pages, workers and Node (20 and later) all have, declared as narrowly as
 * `shared` needs them. Only `shared` compiles with this file; the other rooms see the full types of their platform.
 */

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}

interface ReadableStreamDefaultReader<T> {
  read(): Promise<{ done: false; value: T } | { done: true; value: T | undefined }>;
  cancel(reason?: unknown): Promise<void>;
}

interface ReadableStream<T = unknown> {
  getReader(): ReadableStreamDefaultReader<T>;
}

interface WritableStreamDefaultWriter<T> {
  readonly ready: Promise<undefined>;
  write(chunk: T): Promise<void>;
  close(): Promise<void>;
  abort(reason?: unknown): Promise<void>;
}

interface WritableStream<T = unknown> {
  getWriter(): WritableStreamDefaultWriter<T>;
}

declare class CompressionStream {
  constructor(format: "gzip" | "deflate" | "deflate-raw");
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly writable: WritableStream<Uint8Array<ArrayBuffer>>;
}

declare class DecompressionStream {
  constructor(format: "gzip" | "deflate" | "deflate-raw");
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly writable: WritableStream<Uint8Array<ArrayBuffer>>;
}

interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
}

declare namespace WebAssembly {
  interface Memory {
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  interface Instance {
    readonly exports: Record<string, unknown>;
  }
  function instantiate(
    bytes: Uint8Array<ArrayBuffer>,
    imports?: Record<string, Record<string, (...values: number[]) => number | undefined>>,
  ): Promise<{ readonly instance: Instance }>;
}
