import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { canReachDownloads, fetchRuntime, installedRuntime } from "../../../electron/cli/runtime";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "argmap-runtime-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("an installer that never ends is ended", async () => {
  await writeFile(join(folder, "install.js"), "setInterval(() => undefined, 1000);");
  expect(await fetchRuntime(folder, 1)).toBe(false);
});

test("a program that is named but missing is no runtime", async () => {
  await writeFile(join(folder, "path.txt"), "electron");
  expect(installedRuntime(folder, {})).toBeNull();
  await writeFile(join(folder, "electron"), "");
  expect(installedRuntime(folder, { ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(join(folder, "electron"));
});

test("a place that does not answer is not reached, one that does is, and a proxy is trusted to know", async () => {
  expect(await canReachDownloads({ ELECTRON_MIRROR: "http://127.0.0.1:9/" })).toBe(false);
  expect(await canReachDownloads({ ELECTRON_MIRROR: "http://127.0.0.1:9/", HTTPS_PROXY: "x" })).toBe(true);
  const server = createServer((_request, response) => response.writeHead(404).end()).listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const { port } = server.address() as AddressInfo;
  expect(await canReachDownloads({ ELECTRON_MIRROR: `http://127.0.0.1:${port}/` })).toBe(true);
  server.closeAllConnections();
  server.close();
});

test("a place that takes a connection and says nothing is given up", async () => {
  const server = createServer(() => undefined).listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const { port } = server.address() as AddressInfo;
  expect(await canReachDownloads({ ELECTRON_MIRROR: `http://127.0.0.1:${port}/` }, 1)).toBe(false);
  server.closeAllConnections();
  server.close();
});
