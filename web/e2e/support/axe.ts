import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** What is seriously wrong with a page for people who use it in another way than by eye and mouse. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // What fades in or pulses has other colours for a moment.
  await page.emulateMedia({ reducedMotion: "reduce" });
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary ?? ""}`),
    );
}
