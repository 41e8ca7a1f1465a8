/** Runs the checks with other software, written in TypeScript: `npm run interop -- --mermaid path/to/mermaid.min.js`. */
import { resolve } from "node:path";
import { createServer } from "vite";

// A server and not one import alone: some writers load their libraries late.
const server = await createServer({
  configFile: false,
  root: import.meta.dirname,
  appType: "custom",
  server: { middlewareMode: true, hmr: false, ws: false },
});
try {
  const { run } = await server.ssrLoadModule(resolve(import.meta.dirname, "interop.ts"));
  await run(process.argv.slice(2));
} finally {
  await server.close();
}
