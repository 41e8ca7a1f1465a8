/** Tries what a page could be let do, the way in which Electron asks the app about it. */
import type { Door } from "../messages";
import { appEvents } from "./app";
import { preventable } from "./port";
import {
  isCancelled,
  isDeviceGranted,
  isGranted,
  isSaidToBeGranted,
  isScreenGiven,
  mayDownload,
} from "./session";
import { windowById } from "./windows";

/** Whether the app lets it, asked from the page of the window. */
export function isDoorOpen(window: number, door: Door, value: string): boolean | Promise<boolean> {
  switch (door) {
    case "permission request":
      return isGranted(value);
    case "permission check":
      return isSaidToBeGranted(value);
    case "device":
      return isDeviceGranted(value);
    case "display media":
      return isScreenGiven();
    case "download":
      return mayDownload();
    case "certificate error":
      return isCertificateAccepted(value);
    case "client certificate":
      return isCertificateSent(value);
    case "webview":
      return isLet(window, "will-attach-webview", { src: value });
    case "redirect":
      return isLet(window, "will-redirect", { url: value, isMainFrame: true });
    case "navigation":
      return (
        isLet(window, "will-navigate", { url: value }) &&
        isLet(window, "will-frame-navigate", { url: value, isMainFrame: true })
      );
    case "navigation of a frame":
      return isLet(window, "will-frame-navigate", { url: value, isMainFrame: false });
    case "request":
      return isCancelled(value).then((cancelled) => !cancelled);
  }
}

function isLet(window: number, event: string, details: object): boolean {
  const asked = preventable(details);
  windowById(window)?.double.events.emit(event, asked, {}, details);
  return !asked.defaultPrevented;
}

/** A listener that neither prevents nor answers leaves it to Electron, which refuses. */
function isCertificateAccepted(url: string): boolean {
  let accepted = false;
  const answer = (isTrusted: boolean) => {
    accepted = isTrusted;
  };
  appEvents.emit("certificate-error", preventable({}), {}, url, "ERR_CERT_AUTHORITY_INVALID", {}, answer);
  return accepted;
}

/** Electron sends the first certificate of the machine unless the app prevents it. */
function isCertificateSent(url: string): boolean {
  const asked = preventable({});
  let sent = false;
  const answer = (certificate?: unknown) => {
    sent = certificate !== undefined;
  };
  appEvents.emit("select-client-certificate", asked, {}, url, [{}], answer);
  return sent || !asked.defaultPrevented;
}
