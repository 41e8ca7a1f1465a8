/** Texts of files as another program might write them. */

export interface FileNode {
  readonly [key: string]: unknown;
}

export function node(id: string, more: FileNode = {}): FileNode {
  return { id, kind: "motive", text: id, x: 0, y: 0, ...more };
}

export function edge(id: string, from: string, to: string, more: FileNode = {}): FileNode {
  return { id, from, to, relation: "support", ...more };
}

/** A file of version 1 with these fields; undefined takes one away. */
export function file(fields: { readonly [key: string]: unknown }): string {
  const whole = { format: "argmap", version: 1, title: "", nodes: [], edges: [], sources: [], ...fields };
  const members = Object.entries(whole).filter(([, value]) => value !== undefined);
  return `{\n${members.map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(",\n")}\n}`;
}
