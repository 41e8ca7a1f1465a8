/** Where the page lives: a scheme of our own, so that it has a real origin and no access to files. */
export const APP_SCHEME = "app";
const APP_HOST = "bundle";
export const PAGE_ADDRESS = `${APP_SCHEME}://${APP_HOST}/index.html`;

function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/** Whether an address belongs to the page's own origin. */
export function isAppAddress(address: string): boolean {
  const url = parse(address);
  return url !== null && url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
}

/** Whether an address is the page itself, which is the only place where a window may go. */
export function isPageAddress(address: string): boolean {
  return isAppAddress(address) && ["/index.html", "/", ""].includes(parse(address)?.pathname ?? "?");
}
