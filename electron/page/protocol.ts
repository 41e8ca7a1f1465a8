/** Answers the page's requests for its own files out of the app, and refuses everything else. */
import { readFile } from "node:fs/promises";
import { protocol } from "electron";
import { APP_SCHEME, isAppAddress } from "./address";
import { pageHeaders } from "./headers";
import { locateInFolder } from "./locate";

/** Must run before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      // Without corsEnabled, other origins could read what is fetched over the scheme.
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true },
    },
  ]);
}

const refuse = (status: number) => new Response(null, { status, headers: pageHeaders("") });

/** The answer to one request, given the folder of the built page. */
export async function answerPageRequest(
  folder: string,
  request: { readonly url: string; readonly method: string },
): Promise<Response> {
  if (request.method !== "GET") return refuse(405);
  if (!isAppAddress(request.url)) return refuse(404);
  const path = locateInFolder(folder, new URL(request.url).pathname);
  if (path === null) return refuse(404);
  try {
    return new Response(new Uint8Array(await readFile(path)), { headers: pageHeaders(path) });
  } catch {
    return refuse(404);
  }
}

/** Must run once the app is ready. */
export function servePage(folder: string): void {
  protocol.handle(APP_SCHEME, (request) => answerPageRequest(folder, request));
}
