import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openMap } from "../../../renderer/session/state";
import { readFile, type SourceWorker } from "../../../renderer/sources/read-files";
import { EMPTY_MAP } from "../../../shared/document/types";
import { fakeShell } from "../session/fake-shell";
import { newSession } from "../session/session-parts";

const request = { name: "report.pdf", bytes: new Uint8Array(3) };

function start() {
  const session = newSession(fakeShell().bridge);
  session.show(openMap(EMPTY_MAP, "key"));
  const ended = vi.fn();
  const worker: SourceWorker = {
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    postMessage: () => undefined,
    terminate: ended,
  };
  const answer = readFile(session, request, () => worker);
  const tell = (data: unknown) => worker.onmessage?.(new MessageEvent("message", { data }));
  return { session, worker, ended, answer, tell };
}

describe("the reading of a file", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("shows after half a second how far it is, and ends the worker when it is done", async () => {
    const { session, ended, answer, tell } = start();
    vi.advanceTimersByTime(499);
    expect(session.get().busy).toBeNull();
    tell({ of: "source", share: 0.25 });
    vi.advanceTimersByTime(1);
    expect(session.get().busy).toMatchObject({ label: "Reading report.pdf", progress: 0.25 });
    tell({ of: "source", share: 0.5 });
    expect(session.get().busy?.progress).toBe(0.5);
    tell({ action: "ready", sourceName: "worker" });
    tell({ of: "source", read: { ok: true, value: { text: "Words.", title: "" } } });
    expect(await answer).toEqual({ ok: true, value: { text: "Words.", title: "" } });
    expect(session.get().busy).toBeNull();
    expect(ended).toHaveBeenCalledOnce();
  });

  it("can be cancelled, and survives a worker that dies", async () => {
    const cancelled = start();
    vi.advanceTimersByTime(500);
    cancelled.session.get().busy?.cancel();
    expect(await cancelled.answer).toBe("cancelled");
    expect(cancelled.ended).toHaveBeenCalledOnce();
    expect(cancelled.session.get().busy).toBeNull();
    const dying = start();
    dying.worker.onmessageerror?.(new MessageEvent("messageerror"));
    expect(await dying.answer).toEqual({ ok: false, error: "broken" });
    expect(dying.ended).toHaveBeenCalledOnce();
  });
});
