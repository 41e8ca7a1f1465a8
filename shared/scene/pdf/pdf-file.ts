/** Collects the objects of a PDF file and writes them with their table (ISO 32000-1, section 7.5). */
import { joinBytes, latin1 } from "../../basics/bytes";
import { deflate } from "../../basics/deflate";
import { dictionary } from "./syntax";

/** The number of an object; written `n 0 R` where it is referred to. */
export type ObjectNumber = number;

export function reference(object: ObjectNumber): string {
  return `${object} 0 R`;
}

type Entries = Readonly<Record<string, string | number | null>>;

export class PdfFile {
  /** Binary comment in the second line: readers then treat the file as binary. */
  private readonly parts: Uint8Array[] = [latin1("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n")];
  private length = this.parts[0]?.length ?? 0;
  /** Where each object starts; index 0 is object 1. */
  private readonly offsets: number[] = [];

  /** A number for an object that is written later. */
  reserve(): ObjectNumber {
    this.offsets.push(-1);
    return this.offsets.length;
  }

  add(body: string, as: ObjectNumber = this.reserve()): ObjectNumber {
    this.put(as, latin1(body));
    return as;
  }

  /** A stream, compressed. */
  async addStream(
    entries: Entries,
    data: Uint8Array<ArrayBuffer>,
    as: ObjectNumber = this.reserve(),
  ): Promise<ObjectNumber> {
    const packed = await deflate(data);
    const head = dictionary({ ...entries, Filter: "/FlateDecode", Length: packed.length });
    this.put(as, joinBytes([latin1(`${head}\nstream\n`), packed, latin1("\nendstream")]));
    return as;
  }

  private put(object: ObjectNumber, body: Uint8Array): void {
    this.offsets[object - 1] = this.length;
    this.write(latin1(`${object} 0 obj\n`));
    this.write(body);
    this.write(latin1("\nendobj\n"));
  }

  private write(bytes: Uint8Array): void {
    this.parts.push(bytes);
    this.length += bytes.length;
  }

  /** The whole file. Every reserved object must have been written. */
  finish(catalogue: ObjectNumber, info: ObjectNumber): Uint8Array<ArrayBuffer> {
    const missing = this.offsets.indexOf(-1);
    if (missing >= 0) throw new Error(`PDF object ${missing + 1} was never written`);
    const start = this.length;
    const lines = this.offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
    const size = this.offsets.length + 1;
    const trailer = dictionary({ Size: size, Root: reference(catalogue), Info: reference(info) });
    this.write(latin1(`xref\n0 ${size}\n0000000000 65535 f \n${lines.join("")}`));
    this.write(latin1(`trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`));
    return joinBytes(this.parts);
  }
}
