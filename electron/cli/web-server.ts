/** Serves the built page to a browser on this machine, with the headers that the desktop sends. */
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pageHeaders } from "../page/headers";
import { locateInFolder } from "../page/locate";

const HOST = "127.0.0.1";
/** The same address at every start, where it is free: a browser keeps unsaved work by address. */
const USUAL_PORT = 4179;
const MORE_PORTS = 10;

export interface WebServer {
  readonly address: string;
  close(): Promise<void>;
}

async function respond(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const isRead = request.method === "GET" || request.method === "HEAD";
  const [urlPath = "/"] = (request.url ?? "/").split(/[?#]/);
  const path = isRead ? locateInFolder(folder, urlPath) : null;
  if (path === null) {
    response.writeHead(isRead ? 404 : 405, pageHeaders("")).end();
    return;
  }
  try {
    const bytes = await readFile(path);
    response.writeHead(200, { ...pageHeaders(path), "content-length": bytes.length });
    response.end(request.method === "HEAD" ? undefined : bytes);
  } catch {
    response.writeHead(404, pageHeaders("")).end();
  }
}

/** True where the port was free. */
function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.off("listening", listening);
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(false);
      else reject(error);
    };
    const listening = () => {
      server.off("error", failed);
      resolve(true);
    };
    server.once("error", failed).once("listening", listening).listen(port, HOST);
  });
}

/** Starts serving the folder at the usual port, or at a free one. */
export async function servePageToBrowser(folder: string, firstPort: number = USUAL_PORT): Promise<WebServer> {
  const server = createServer((request, response) => void respond(folder, request, response));
  const ports = firstPort === 0 ? [0] : Array.from({ length: MORE_PORTS }, (_, index) => firstPort + index);
  let isListening = false;
  for (const port of [...ports, 0]) {
    isListening = await listen(server, port);
    if (isListening) break;
  }
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://${HOST}:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
