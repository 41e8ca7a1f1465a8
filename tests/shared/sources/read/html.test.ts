import { describe, expect, it } from "vitest";
import { readHtml } from "../../../../shared/sources/read/html";
import { formatOf } from "../../../../shared/sources/read/reading";

const PAGE = `<!doctype html><html><head><title>Bridge &amp; tunnel</title>
<meta name="author" content="B. Writer"><meta property="article:published_time" content="2026-01-02">
<meta property="og:site_name" content="The Paper"><link rel="canonical" href="https://example.org/bridge">
<style>p { color: red }</style><script>document.title = "stolen"; fetch("https://evil.example")</script></head>
<body><header><a href="/">Home</a></header><nav><ul><li><a href="/a">Politics of the day and more</a></li></ul></nav>
<div class="page"><div class="side"><a href="/x">Read another of our many articles here</a></div>
<article><h1>The new bridge</h1><p>The council has approved the bridge, after a long debate about its costs.
</p><p>It is needed because the old one is closed.<br>Critics say it costs <b>too much</b>.</p>
<script>alert(1)</script><p hidden>Hidden words that nobody sees on the page at all.</p>
<p onclick="alert(2)">It opens &eacute;arly in 2027, as the mayor has promised to everybody.</p></article></div>
<footer>All rights reserved by the paper, since many years.</footer><noscript>Turn scripts on</noscript></body></html>`;

describe("a page of HTML", () => {
  it("gives its main text and what it says of itself, without scripts, menus and what is hidden", () => {
    expect(readHtml(PAGE)).toEqual({
      ok: true,
      value: {
        text: [
          "The new bridge",
          "The council has approved the bridge, after a long debate about its costs.",
          "It is needed because the old one is closed.\nCritics say it costs too much.",
          "It opens éarly in 2027, as the mayor has promised to everybody.",
        ].join("\n"),
        title: "Bridge & tunnel",
        author: "B. Writer",
        published: "2026-01-02",
        url: "https://example.org/bridge",
        publisher: "The Paper",
      },
    });
  });

  it("finds the main text without an article element", () => {
    const text = readHtml(PAGE.replace(/<(\/?)article>/g, '<$1div class="x">'));
    expect(text.ok && text.value.text).toContain("The council has approved");
    expect(text.ok && text.value.text).not.toContain("All rights reserved");
    expect(text.ok && text.value.text).not.toContain("another of our many");
  });

  it("takes no link but one to the web", () => {
    const read = readHtml('<link rel="canonical" href="javascript:alert(1)"><p>Some words.</p>');
    expect(read).toEqual({ ok: true, value: { text: "Some words.", title: "" } });
  });

  it("reads what is not sound, and refuses what says nothing", () => {
    expect(readHtml("<p>One<p>Two <b>three</p></i>four")).toMatchObject({
      value: { text: "One\nTwo three\nfour" },
    });
    expect(readHtml("<script>let a = '<p>words</p>'</script>")).toEqual({ ok: false, error: "no-text" });
    expect(readHtml(`${"<div>".repeat(50_000)}deep`).ok).toBe(true);
  });

  it("is known by its name or its beginning", () => {
    const bytes = new TextEncoder().encode(PAGE);
    expect(formatOf("page", bytes)).toBe("html");
    expect(formatOf("page.HTM", new Uint8Array())).toBe("html");
    expect(formatOf("notes.md", new TextEncoder().encode("# a <html> tag"))).toBe("text");
  });
});
