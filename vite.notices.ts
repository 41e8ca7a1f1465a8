/** The licences of what others wrote and the built programs carry: one text beside each program, as those licences ask. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

/** The folder of the package that a module belongs to; null for the project's own. */
function packageFolder(module: string): string | null {
  if (!module.includes("node_modules")) return null;
  for (let folder = dirname(module.replace(/^\0/, "").replace(/\?.*$/, "")); ; folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest) && nameOf(manifest) !== null) return folder;
    if (folder === dirname(folder)) return null;
  }
}

function manifestOf(path: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** Some packages have a second package.json inside that says only how to load a folder. */
function nameOf(path: string): string | null {
  const { name, version } = manifestOf(path);
  return typeof name === "string" && typeof version === "string" ? name : null;
}

function licencesIn(folder: string): readonly string[] {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  return files.sort().map((file) => readFileSync(join(folder, file), "utf8").trim());
}

/** The folders inside a package in which modules lie, as far as they have a licence of their own. */
function foldersWithin(folder: string, modules: readonly string[]): readonly string[] {
  const inside = modules.map((module) => dirname(module.replace(/^\0/, "").replace(/\?.*$/, "")));
  return [...new Set(inside)].filter(
    (one) => one.startsWith(join(folder, "/")) && packageFolder(join(one, "x")) === folder,
  );
}

function noticeOf(folder: string, modules: readonly string[]): string {
  const { name, version, license } = manifestOf(join(folder, "package.json"));
  const texts = [folder, ...foldersWithin(folder, modules).toSorted()].flatMap(licencesIn);
  const words =
    texts.length > 0 ? texts.join("\n\n") : `Its package brings no text of its licence, ${license}.`;
  return `${name} ${version}\nLicence: ${license}\n\n${words}\n`;
}

const RULE = `\n${"-".repeat(80)}\n\n`;

/** For the list of plugins, and for that of the workers, which are built apart and belong to the page. */
export function thirdPartyNotices(): { readonly main: Plugin; readonly workers: Plugin } {
  const inWorkers = new Set<string>();
  return {
    main: {
      name: "third-party-notices",
      generateBundle(_options, bundle) {
        const isPage = this.environment.name === "client";
        const modules = [
          ...Object.values(bundle).flatMap((file) => (file.type === "chunk" ? file.moduleIds : [])),
          ...(isPage ? inWorkers : []),
        ];
        const folders = new Set(modules.flatMap((module) => packageFolder(module) ?? []));
        if (folders.size === 0) return;
        const source = [...folders]
          .map((folder) => noticeOf(folder, modules))
          .sort()
          .join(RULE);
        this.emitFile({ type: "asset", fileName: "third-party-notices.txt", source });
      },
    },
    workers: {
      name: "third-party-notices-of-workers",
      generateBundle(_options, bundle) {
        for (const file of Object.values(bundle))
          if (file.type === "chunk") for (const module of file.moduleIds) inWorkers.add(module);
      },
    },
  };
}
