import { beforeEach, describe, expect, test, vi } from "vitest";
import { carryOut, listenToFaults } from "../../../renderer/session/faults";
import type { Session } from "../../../renderer/session/session";
import { fakeShell } from "./fake-shell";
import { newSession } from "./session-parts";

let session: Session;
const words = () => session.get().status;

beforeEach(() => {
  session = newSession(fakeShell().bridge);
});

describe("a fault that nothing answers for", () => {
  const faultOf = (error: unknown) => Object.assign(new Event("error"), { error });

  test("is told once", () => {
    const page = new EventTarget();
    listenToFaults(session, page);
    page.dispatchEvent(faultOf(new Error("broken")));
    expect(words()).toMatchObject({ tone: "refusal", count: 1 });
    page.dispatchEvent(new Event("unhandledrejection"));
    page.dispatchEvent(faultOf(new Error("broken")));
    expect(words().count).toBe(1);
  });

  test("is told where it is a rejection", () => {
    const page = new EventTarget();
    listenToFaults(session, page);
    page.dispatchEvent(new Event("unhandledrejection"));
    expect(words().text).toContain("went wrong");
  });

  test("is not what browsers only remark", () => {
    const page = new EventTarget();
    listenToFaults(session, page);
    page.dispatchEvent(faultOf(null));
    expect(words().count).toBe(0);
  });
});

describe("a command", () => {
  test("begins at once, and says nothing by itself", async () => {
    const done: string[] = [];
    const work = carryOut(session, "Save", () => done.push("begun"));
    expect(done).toEqual(["begun"]);
    await work;
    expect(words().text).toBe("");
  });

  test.each([
    ["at once", () => JSON.parse("{")],
    ["later", () => Promise.reject(new Error("no disk"))],
  ])("that fails %s says so", async (_, work) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    await carryOut(session, "Open…", work);
    expect(words()).toMatchObject({ tone: "refusal" });
    expect(words().text).toContain("'Open' failed half way");
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });
});
