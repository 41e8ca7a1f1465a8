/** `session` and `protocol`: the app's own handlers are kept, and asked for every request that a page makes. */
import { EventEmitter } from "node:events";
import type * as Electron from "electron";
import type { ProtocolReply } from "../messages";
import { isReady } from "./app";
import { only, preventable, record } from "./port";

type SchemeHandler = (request: Request) => Response | Promise<Response>;
type Gate = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void;
type PermissionHandler = NonNullable<Parameters<Electron.Session["setPermissionRequestHandler"]>[0]>;
type DeviceHandler = NonNullable<Parameters<Electron.Session["setDevicePermissionHandler"]>[0]>;
type DisplayMediaHandler = NonNullable<Parameters<Electron.Session["setDisplayMediaRequestHandler"]>[0]>;
type PermissionCheck = NonNullable<Parameters<Electron.Session["setPermissionCheckHandler"]>[0]>;

const schemes = new Map<string, SchemeHandler>();
let gate: Gate | null = null;
let permissionRequest: PermissionHandler | null = null;
let permissionCheck: PermissionCheck | null = null;
let devicePermission: DeviceHandler | null = null;
let displayMedia: DisplayMediaHandler | null = null;

export const protocol = only<Electron.Protocol>("protocol", {
  registerSchemesAsPrivileged: (list: Electron.CustomScheme[]) => {
    if (isReady())
      throw new Error("protocol.registerSchemesAsPrivileged should be called before app is ready");
    record("protocol.registerSchemesAsPrivileged", list);
  },
  handle: (scheme: string, handler: SchemeHandler) => {
    if (!isReady()) throw new Error("protocol.handle cannot be used before app is ready");
    schemes.set(scheme, handler);
  },
} as Partial<Electron.Protocol>);

const sessionEvents = new EventEmitter();

export const defaultSession = only<Electron.Session>("session", {
  protocol,
  on: (event: string, listener: (...args: unknown[]) => void) => sessionEvents.on(event, listener),
  setPermissionRequestHandler: (handler: PermissionHandler) => {
    permissionRequest = handler;
  },
  setPermissionCheckHandler: (handler: PermissionCheck) => {
    permissionCheck = handler;
  },
  setDevicePermissionHandler: (handler: DeviceHandler) => {
    devicePermission = handler;
  },
  setDisplayMediaRequestHandler: (handler: DisplayMediaHandler) => {
    displayMedia = handler;
  },
  webRequest: only<Electron.WebRequest>("webRequest", {
    onBeforeRequest: (listener: unknown) => {
      gate = listener as Gate;
    },
  } as Partial<Electron.WebRequest>),
} as unknown as Partial<Electron.Session>);

/** Whether the app lets a page download something. */
export function mayDownload(): boolean {
  const event = preventable({});
  sessionEvents.emit("will-download", event);
  return !event.defaultPrevented;
}

export const session = only<typeof Electron.session>("session", { defaultSession });

export function isCancelled(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    if (gate === null) resolve(false);
    else gate({ url }, (response) => resolve(response.cancel === true));
  });
}

const REFUSED: ProtocolReply = { allowed: false, status: 0, headers: {}, body: new Uint8Array() };

/** What the app answers to a page's request: its gate first, then the handler of the scheme. */
export async function answerRequest(
  url: string,
  method: string,
  asked: Readonly<Record<string, string>> = {},
): Promise<ProtocolReply> {
  if (await isCancelled(url)) return REFUSED;
  const handler = schemes.get(new URL(url).protocol.slice(0, -1));
  if (handler === undefined) return { ...REFUSED, allowed: true, status: 502 };
  const response = await handler(new Request(url, { method, headers: asked }));
  return {
    allowed: true,
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}

/** Whether the app grants a permission that a page asks for. Electron grants what nobody refuses. */
export function isGranted(name: string): boolean {
  let granted = true;
  const permission = name as Parameters<PermissionHandler>[1];
  const nobody = null as unknown as Electron.WebContents;
  const answer = (answered: boolean) => {
    granted = answered;
  };
  permissionRequest?.(nobody, permission, answer, {} as Electron.PermissionRequest);
  return granted;
}

/** What a page is told where it looks up a permission. */
export function isSaidToBeGranted(name: string): boolean {
  const permission = name as Parameters<PermissionCheck>[1];
  const details = {} as Electron.PermissionCheckHandlerHandlerDetails;
  return permissionCheck?.(null, permission, "app://bundle", details) ?? true;
}

/** Electron grants the device that a person picked, unless a handler says no. */
export function isDeviceGranted(deviceType: string): boolean {
  const details = {
    deviceType,
    origin: "app://bundle",
    device: {},
  } as Electron.DevicePermissionHandlerHandlerDetails;
  return devicePermission?.(details) ?? true;
}

/** Whether the app gives a page a picture of the screen; without a handler Electron gives none. */
export function isScreenGiven(): boolean {
  let given = false;
  const answer = (streams: unknown) => {
    given = streams !== null;
  };
  displayMedia?.({} as Electron.DisplayMediaRequestHandlerHandlerRequest, answer);
  return given;
}
