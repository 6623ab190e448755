import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** Rules that axe leaves out unless they are asked for: the size of what is pressed, and names that differ from what is seen. */
const ASKED_FOR = [
  "target-size",
  "label-content-name-mismatch",
  "focus-order-semantics",
  "css-orientation-lock",
];

/**
 * What axe finds wrong with a page, however small, for people who use it in another way than by eye and mouse. Of
 * `colours` alone where all else has been looked at, and only they have changed.
 */
export async function barriers(page: Page, only?: "colours"): Promise<string[]> {
  // What fades in or pulses has other colours for a moment.
  await page.emulateMedia({ reducedMotion: "reduce" });
  const rules = Object.fromEntries(ASKED_FOR.map((rule) => [rule, { enabled: true }]));
  // The other mode opens a page of its own each time, for frames of other sites, of which there are none.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  // What passes is not told of, which takes longer than to find what does not.
  const resultTypes: "violations"[] = ["violations"];
  if (only === "colours") axe.options({ resultTypes, runOnly: ["color-contrast", "link-in-text-block"] });
  else axe.options({ resultTypes, rules });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary ?? ""}`),
  );
}
