/** Closes every door that a page has by default and ours never uses. */
import { app, type Session, type WebContents } from "electron";
import { isAppAddress, isPageAddress } from "./page/address";

/** By kind, never by origin: origins were got wrong before. Everything that is not named is refused. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(["clipboard-sanitized-write", "fullscreen"]);
const ALLOWED_PROTOCOLS: ReadonlySet<string> = new Set(["app:", "data:", "blob:", "devtools:"]);

/** Whether a request may be made at all. Nothing of Argmap is on a network. */
export function mayRequest(address: string): boolean {
  try {
    const { protocol } = new URL(address);
    return protocol === "app:" ? isAppAddress(address) : ALLOWED_PROTOCOLS.has(protocol);
  } catch {
    return false;
  }
}

function hardenContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.on("will-navigate", (event) => {
    if (!isPageAddress(event.url)) event.preventDefault();
  });
  contents.on("will-frame-navigate", (event) => {
    if (!event.isMainFrame || !isPageAddress(event.url)) event.preventDefault();
  });
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  // Calls between browsers go past the gate for requests.
  contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
}

/** For every page that is ever made, ours or not. Call before the app is ready. */
export function hardenEveryPage(): void {
  // What goes past the gate for requests, such as looking up the name of a link beforehand, finds no address.
  app.commandLine.appendSwitch("host-resolver-rules", "MAP * ~NOTFOUND");
  app.on("web-contents-created", (_event, contents) => hardenContents(contents));
  app.on("certificate-error", (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  // Else the first certificate of this machine would be sent to whoever asks.
  app.on("select-client-certificate", (event, _contents, _url, _list, answer) => {
    event.preventDefault();
    answer();
  });
}

/** Refuses permissions, devices, downloads and the network. Call once the app is ready, before the first window. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(ALLOWED_PERMISSIONS.has(permission)),
  );
  session.setPermissionCheckHandler((_contents, permission) => ALLOWED_PERMISSIONS.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  // Files leave through the bridge, which asks where to.
  session.on("will-download", (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url) }));
}
