/** Argdown's own parser, up to its model of statements, arguments and relations. A module of its own, to be loaded late. */
import { ArgdownApplication } from "@argdown/core/dist/ArgdownApplication";
import type { IArgdownResponse } from "@argdown/core/dist/index";
import { DataPlugin } from "@argdown/core/dist/plugins/DataPlugin";
import { ModelPlugin } from "@argdown/core/dist/plugins/ModelPlugin";
import { ParserPlugin } from "@argdown/core/dist/plugins/ParserPlugin";

/** What the parser makes of a text. It throws for some texts that are no Argdown. */
export function argdownModel(input: string): IArgdownResponse {
  const app = new ArgdownApplication({ setLevel: () => undefined, log: () => undefined });
  app.addPlugin(new ParserPlugin(), "parse-input");
  app.addPlugin(new DataPlugin(), "build-model");
  app.addPlugin(new ModelPlugin(), "build-model");
  return app.run({ input, process: ["parse-input", "build-model"], throwExceptions: true });
}
