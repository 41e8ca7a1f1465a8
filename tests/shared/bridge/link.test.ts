import { describe, expect, test } from "vitest";
import { safeLink } from "../../../shared/bridge/link";

const judge = (text: string) => safeLink(text, (address) => new URL(address));

describe("links that may be opened after a question", () => {
  test.each([
    ["https://example.org/a?b=c#d", "https://example.org/a?b=c#d", "example.org"],
    ["  http://example.org  ", "http://example.org/", "example.org"],
    ["HTTPS://EXAMPLE.ORG/", "https://example.org/", "example.org"],
    ["https://example.org:8443/x", "https://example.org:8443/x", "example.org:8443"],
    ["https://пример.рф/", "https://xn--e1afmkfd.xn--p1ai/", "xn--e1afmkfd.xn--p1ai"],
    ["https://аpple.com/", "https://xn--pple-43d.com/", "xn--pple-43d.com"],
    ["https://example.org/ä b", "https://example.org/%C3%A4%20b", "example.org"],
    ["http://localhost:7236/", "http://localhost:7236/", "localhost:7236"],
    ["mailto:desk@example.org", "mailto:desk@example.org", "desk@example.org"],
    ["mailto:desk@example.org?subject=Map", "mailto:desk@example.org?subject=Map", "desk@example.org"],
  ])("%s", (text, href, destination) => {
    expect(judge(text)).toEqual({ href, destination });
  });
});

describe("links that are refused", () => {
  test.each([
    "",
    "example.org",
    "//example.org/",
    "/etc/passwd",
    "C:\\Windows\\System32\\calc.exe",
    "file:///etc/passwd",
    "file://server/share",
    "\\\\server\\share",
    "smb://server/share",
    "ftp://example.org/",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "\u0001javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "blob:https://example.org/1",
    "ms-msdt:/id PCWDiagnostic",
    "search-ms:query=x",
    "vscode://file/etc",
    "tel:+123",
    "app://bundle/index.html",
    "https://user@example.org/",
    "https://user:word@example.org/",
    "https://example.org@evil.example/",
    "https://example.org/\u202egpj.exe",
    "https://example.org/\u200b",
    "https://example.org/a\nb",
    "https://example.org/a\u0000",
    "https:\\\\example.org\\",
    "https://exa mple.org/",
    "http://",
    `https://example.org/${"a".repeat(3_000)}`,
    `https://example.org/${"ї".repeat(1_000)}`,
    "mailto:",
    "mailto:desk@example.org?attach=/etc/passwd",
    "mailto:desk@example.org?subject=x&attachment=c:%5Cx",
    "mailto:desk@example.org%0aBcc:all@example.org",
    "mailto://desk@example.org",
  ])("%j", (text) => {
    expect(judge(text)).toBeNull();
  });
});
