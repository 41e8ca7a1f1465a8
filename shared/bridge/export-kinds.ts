/** The kinds of files that leave Argmap beside maps, by their extensions without the dot: what pickers and browsers call them. */
export const EXPORT_KINDS = {
  svg: { words: "SVG picture", type: "image/svg+xml" },
  png: { words: "PNG picture", type: "image/png" },
  pdf: { words: "PDF document", type: "application/pdf" },
  csv: { words: "Table", type: "text/csv" },
  argdown: { words: "Argdown text", type: "text/plain" },
  json: { words: "AIF argument graph", type: "application/json" },
  graphml: { words: "GraphML graph", type: "application/xml" },
  canvas: { words: "JSON Canvas", type: "application/json" },
  mmd: { words: "Mermaid diagram", type: "text/plain" },
  dot: { words: "DOT graph", type: "text/plain" },
  opml: { words: "OPML outline", type: "application/xml" },
  md: { words: "Markdown outline", type: "text/markdown" },
  html: { words: "Web page", type: "text/html" },
  docx: {
    words: "Word document",
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  },
} as const satisfies Record<string, { readonly words: string; readonly type: string }>;

export type ExportKind = keyof typeof EXPORT_KINDS;

export function isExportKind(name: string): name is ExportKind {
  return Object.hasOwn(EXPORT_KINDS, name);
}
