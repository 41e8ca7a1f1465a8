/** Every request of the test's browser, answered by main; nothing reaches a network. */
import type { Request, Route } from "playwright-core";
import { isAppAddress, toApp } from "./address";
import type { ProtocolReply } from "./messages";
import type { ProcessLine } from "./process-line";
import type { WindowPage } from "./window-page";

interface RequestWorld {
  /** The app's windows by their id. */
  readonly windows: ReadonlyMap<number, Promise<WindowPage>>;
  readonly line: ProcessLine;
  /** Takes what must not happen. */
  readonly problems: string[];
}

/** Answers, refuses or aborts one request, whosever page it comes from. */
export async function answerRoute(world: RequestWorld, route: Route): Promise<void> {
  const request = route.request();
  try {
    const owner = await ownerOf(world, request);
    if (owner === null) await answerPopup(world, route);
    else if (await mayGo(world, request, owner)) await answerRequest(world, route);
    else await route.abort("aborted");
  } catch (error) {
    // Requests of a page that is going away end with it.
    await route.abort("failed").catch(() => undefined);
    if (!String(error).includes("closed") && !String(error).includes("the app has ended"))
      world.problems.push(`request of ${request.url()}: ${String(error)}`);
  }
}

type Owner = readonly [id: number, window: WindowPage];

async function ownerOf({ windows }: RequestWorld, request: Request): Promise<Owner | null> {
  try {
    const page = request.frame().page();
    for (const [id, opened] of windows) {
      const window = await opened;
      if (window.page === page) return [id, window];
    }
  } catch {
    // The first request of a popup has no frame yet.
  }
  return null;
}

async function answerPopup({ windows, line, problems }: RequestWorld, route: Route): Promise<void> {
  const url = toApp(route.request().url());
  const [id = 0] = windows.keys();
  const action = await line.ask<string>((seq) => ({ t: "popup", id, seq, url }));
  if (action !== "deny") problems.push(`a new window for ${url} was allowed`);
  await route.abort("aborted");
}

/** What main does not ask for itself is a navigation that the app's guards decide about. */
async function mayGo({ line }: RequestWorld, request: Request, [id, window]: Owner): Promise<boolean> {
  if (!request.isNavigationRequest()) return true;
  const details = { isMainFrame: request.frame().parentFrame() === null, isSameDocument: false };
  const url = toApp(request.url());
  const allowed = window.isLoading() || (await line.ask<boolean>((seq) => ({ t: "navigate", id, seq, url })));
  if (allowed) line.post({ t: "event", id, event: "did-start-navigation", details: { ...details, url } });
  return allowed;
}

async function answerRequest({ line, problems }: RequestWorld, route: Route): Promise<void> {
  const request = route.request();
  const url = toApp(request.url());
  const method = request.method();
  const reply = await line.ask<ProtocolReply>((seq) => ({ t: "request", seq, url, method }));
  if (!reply.allowed || !isAppAddress(request.url())) {
    problems.push(`${reply.allowed ? "request that the app let pass" : "refused request"}: ${url}`);
    await route.abort("blockedbyclient");
    return;
  }
  const { status, headers, body } = reply;
  await route.fulfill({ status, headers: { ...headers }, body: Buffer.from(body) });
}
