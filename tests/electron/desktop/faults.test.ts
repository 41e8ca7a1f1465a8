/** What main does about its own faults, about processes that end, and in safe mode. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { callChannel } from "../../../shared/bridge/channels";
import type { BareWindow } from "../../support/bare-app";
import { smallJournalText } from "../../support/small-journal";
import { withBareApp } from "../../support/with-bare-app";

const bare = withBareApp();

async function started(argv: readonly string[] = []) {
  const userData = join(bare.folder, "data");
  await mkdir(userData, { recursive: true });
  await bare.start({ userData, argv });
  // In safe mode and after a fault there is one message; a second one would be a problem of the test.
  bare.app.answerMessageBox(0);
  return { userData, log: () => readFile(join(userData, "logs/argmap.log"), "utf8").catch(() => "") };
}

test("faults that nothing catches are logged, each, and told once; the app goes on", async () => {
  const { userData, log } = await started();
  const first = await bare.page();
  await bare.app.failMain("throw", `no such file, open '${userData}/Secret plan.argmap'`);
  await bare.app.failMain("reject", 'unexpected "what the map says" here');
  await bare.app.failMain("throw", "a third one");
  await expect.poll(log).toContain("a third one");
  const text = await log();
  expect(text).toMatch(/^\S+Z Argmap \S+ on \w+ \w+\n/);
  expect(text.match(/fault in the main process/g)).toHaveLength(3);
  for (const secret of [userData, "Secret plan", "what the map says"]) expect(text).not.toContain(secret);
  expect(text).toMatch(/at fail|at Immediate|electron\.mjs:\d+/);

  const [options] = await bare.app.call("dialog.showMessageBox");
  expect(options).toMatchObject({ type: "error", buttons: ["Continue", "Show log folder"] });
  expect(bare.app.callsTo("dialog.showMessageBox")).toHaveLength(1);
  bare.app.answerSaveDialog(join(bare.folder, "after.argmap"));
  expect(await first.saveAs("after", "saved")).toMatchObject({ outcome: "done" });
  expect(bare.takeProblems().join("")).not.toContain("Secret plan");
});

test("the message offers the folder of the log, and so does Help", async () => {
  const userData = join(bare.folder, "data");
  await mkdir(userData);
  await bare.start({ userData });
  await bare.page();
  await bare.app.menu("show-log");
  expect(await bare.app.call("shell.openPath")).toEqual([join(userData, "logs")]);
  bare.app.answerMessageBox(1);
  await bare.app.failMain("reject", "x");
  expect(await bare.app.call("shell.openPath", 1)).toEqual([join(userData, "logs")]);
  bare.takeProblems();
});

test("a start that fails is told, and ends once it has been read: an app without a window is none", async () => {
  const userData = join(bare.folder, "data");
  await mkdir(userData);
  const bounds = { x: 0, y: 0, width: 800, height: 600 };
  const place = { bounds, isMaximized: false, isFullScreen: false };
  await writeFile(join(userData, "window.json"), JSON.stringify(place));
  // A system that cannot say what displays it has.
  await bare.start({ userData, displays: [] });
  bare.app.answerMessageBox(0);
  expect(await bare.app.exited).toBe(1);
  expect(await bare.app.call("dialog.showMessageBox")).toMatchObject([{ type: "error" }, null]);
  expect(await readFile(join(userData, "logs/argmap.log"), "utf8")).toContain("fault in starting: Error: ");
  bare.takeProblems();
});

test("a full disk of the app's own data is told as what it is, apart from other faults", async () => {
  const { log } = await started();
  await bare.page();
  bare.app.answerMessageBox(0);
  await bare.app.failMain("reject", "A version was not kept: disk-full ENOSPC");
  await bare.app.failMain("reject", "A version was not kept: disk-full ENOSPC");
  await bare.app.failMain("reject", "something else");
  await expect.poll(log).toContain("something else");
  await bare.app.call("dialog.showMessageBox", 1);
  expect(bare.app.callsTo("dialog.showMessageBox").map(([options]) => options)).toMatchObject([
    { message: "The disk that Argmap keeps its own data on is full." },
    { message: "Something in Argmap went wrong." },
  ]);
  bare.takeProblems();
});

test("a message that is turned away is written down, and nobody is disturbed", async () => {
  const { log } = await started();
  await bare.page();
  expect(await bare.app.sendAs("https://evil.example/", callChannel("recent"), [])).toEqual([]);
  await expect.poll(log).toContain("refusal in message recent: unknown sender");
  expect(bare.app.callsTo("dialog.showMessageBox")).toHaveLength(0);
  bare.takeProblems();
});

test("graphics that fail twice are told once, and the next start does without them, once", async () => {
  const { userData, log } = await started();
  await bare.page();
  bare.app.processGone({ type: "Utility", reason: "crashed", exitCode: 9 });
  bare.app.processGone({ type: "GPU", reason: "clean-exit", exitCode: 0 });
  bare.app.processGone({ type: "GPU", reason: "crashed", exitCode: 139 });
  expect(bare.app.callsTo("dialog.showMessageBox")).toHaveLength(0);
  bare.app.processGone({ type: "GPU", reason: "crashed", exitCode: 139 });
  bare.app.processGone({ type: "GPU", reason: "crashed", exitCode: 139 });
  const [options] = await bare.app.call("dialog.showMessageBox");
  expect(options).toMatchObject({ type: "warning", buttons: ["OK"] });
  await expect.poll(log).toContain("event in the process Utility: crashed, exit code 9");
  await expect.poll(async () => (await log()).match(/process GPU: crashed/g)).toHaveLength(3);
  bare.takeProblems();
  await bare.app.close();

  for (const isWithout of [true, false]) {
    await bare.start({ userData });
    await bare.page();
    expect(bare.app.callsTo("app.disableHardwareAcceleration")).toHaveLength(isWithout ? 1 : 0);
    await bare.app.close();
  }
});

test("safe mode brings nothing back, says so, and leaves what was kept for the start after it", async () => {
  const { userData } = await started();
  const keep = (key: string) =>
    bare
      .page()
      .then(({ page }) =>
        page.evaluate(
          ([id, text]) =>
            (window as unknown as BareWindow).argmap.keepRecovery(id, new TextEncoder().encode(text)),
          [key, smallJournalText(key, key)] as const,
        ),
      );
  const offered = async () =>
    (await bare.page()).page.evaluate(() => (window as unknown as BareWindow).argmap.recoveries());
  await keep("lost work");
  bare.app.kill();
  await bare.app.exited;
  await bare.app.close();

  const file = join(bare.folder, "asked-for.argmap");
  await writeFile(file, "text");
  await started(["--safe-mode", file]);
  const first = await bare.page();
  expect(await offered()).toEqual([]);
  expect(bare.app.callsTo("app.disableHardwareAcceleration")).toHaveLength(1);
  const [options] = await bare.app.call("dialog.showMessageBox");
  expect(options).toMatchObject({ message: "Argmap is in safe mode." });
  // A file that was asked for by name still opens.
  expect(await first.hears(1)).toMatchObject([{ type: "open" }]);
  await first.show("asked-for.argmap", false);
  await expect
    .poll(async () => (await bare.app.windowState())?.title)
    .toBe("asked-for.argmap — Argmap (safe mode)");
  await bare.app.quit();
  expect(await bare.app.exited).toBe(0);
  await bare.app.close();

  await bare.start({ userData });
  expect(await offered()).toMatchObject([{ name: "lost work" }]);
});
