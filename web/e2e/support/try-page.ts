import type { Page } from "@playwright/test";
import type TalkObject from "chinwag";
import { test as base } from "./test.ts";

declare global {
  /** As pages have it, where functions of a test run. */
  var Talk: typeof TalkObject;
  /** What a page that things are tried on keeps from one function of a test to the next. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever a test puts there.
  var kept: any;
}

/** A page that has loaded Talk, and on which a test tries things. */
export const test = base.extend<{ page: Page }>({
  page: async ({ open }, use) => {
    const page = await open("blank.html", {});
    await page.evaluate(async () => {
      await Talk.ready;
      globalThis.kept = {};
    });
    await use(page);
  },
});
export { expect } from "./test.ts";
