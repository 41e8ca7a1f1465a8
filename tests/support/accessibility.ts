/** What axe finds wrong on a page. */
import axe from "axe-core";
import type { Page } from "playwright-core";

export interface Finding {
  readonly rule: string;
  readonly impact: string;
  /** The first places, as selectors, with what is wrong there. */
  readonly places: readonly string[];
}

/** Findings that keep people out: of impact serious or critical. */
export async function seriousFindings(page: Page): Promise<readonly Finding[]> {
  // Evaluated by the debugger, so that the page's content security policy can stay as it is.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: tool } = window as unknown as { axe: typeof axe };
    const { violations } = await tool.run(document, { resultTypes: ["violations"] });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, impact, nodes }) => ({
        rule: id,
        impact: String(impact),
        places: nodes.slice(0, 5).map((node) => `${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
      }));
  });
}
