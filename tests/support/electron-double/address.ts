/**
 * Chromium knows no `app:` scheme, so in tests `app://bundle/x` is `https://bundle.app.localhost/x`: a secure origin with
 * the same rules. The app sees its own addresses only.
 */
const APP_ADDRESS = /^([a-z][a-z0-9+.-]*):\/\/([^/]+)(\/.*)?$/;
const PAGE_ADDRESS = /^https:\/\/([^/]+)\.([a-z0-9+-]+)\.localhost(?=\/|$)/;
const NATIVE = new Set(["http", "https", "about", "data", "blob", "file", "ws", "wss"]);

export function toBrowser(address: string): string {
  const [, scheme = "", host = "", path = "/"] = APP_ADDRESS.exec(address) ?? [];
  return scheme === "" || NATIVE.has(scheme) ? address : `https://${host}.${scheme}.localhost${path}`;
}

export function toApp(address: string): string {
  return address.replace(PAGE_ADDRESS, (_, host: string, scheme: string) => `${scheme}://${host}`);
}

export const isAppAddress = (address: string): boolean => PAGE_ADDRESS.test(address);
