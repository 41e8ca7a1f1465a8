/** A WebAssembly module of the HarfBuzz family: its functions and its memory. */

type WasmFunction = (...values: number[]) => number;

export interface WasmHeap {
  /** Calls an exported function. Numbers are pointers and integers. */
  call(name: string, ...values: number[]): number;
  /** Copies bytes into the module's memory; the pointer must be given to `free`. */
  put(bytes: Uint8Array): number;
  /** A copy of `length` bytes at `pointer`. */
  take(pointer: number, length: number): Uint8Array<ArrayBuffer>;
  /** The memory as it is now; only good until the next call, which may move it. */
  view(): DataView;
  free(pointer: number): void;
}

const PAGE = 65_536;

/** Starts a module from its bytes. It gets no way to reach anything outside its own memory. */
export async function startWasm(bytes: Uint8Array<ArrayBuffer>): Promise<WasmHeap> {
  let memory: WebAssembly.Memory | null = null;
  const stop = () => {
    throw new Error("the font tools stopped");
  };
  const growTo = (size: number) => {
    if (!memory) return 0;
    memory.grow(Math.ceil((size - memory.buffer.byteLength) / PAGE));
    return 1;
  };
  const { instance } = await WebAssembly.instantiate(bytes, {
    env: {
      _abort_js: stop,
      _setitimer_js: () => 0,
      _emscripten_runtime_keepalive_clear: () => undefined,
      emscripten_resize_heap: (size) => growTo((size ?? 0) >>> 0),
    },
    wasi_snapshot_preview1: { proc_exit: stop },
  });
  memory = instance.exports.memory as WebAssembly.Memory;
  return heapOf(instance.exports, memory);
}

function heapOf(exports: Record<string, unknown>, memory: WebAssembly.Memory): WasmHeap {
  const call = (name: string, ...values: number[]): number => {
    const found = exports[name];
    if (typeof found !== "function") throw new Error(`the font tools have no ${name}`);
    return (found as WasmFunction)(...values);
  };
  const start = "_initialize" in exports ? "_initialize" : "__wasm_call_ctors";
  call(start);
  return {
    call,
    put(bytes) {
      const pointer = call("malloc", Math.max(1, bytes.length));
      if (pointer === 0) throw new Error("the font tools are out of memory");
      new Uint8Array(memory.buffer).set(bytes, pointer);
      return pointer;
    },
    take: (pointer, length) => new Uint8Array(memory.buffer.slice(pointer, pointer + length)),
    view: () => new DataView(memory.buffer),
    free: (pointer) => {
      call("free", pointer);
    },
  };
}
