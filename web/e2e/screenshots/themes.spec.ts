import { fileURLToPath } from "node:url";
import { conversations, field, message, pick } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

const FOLDER = fileURLToPath(new URL("../../../docs/screenshots/", import.meta.url));
const EXAMPLE = fileURLToPath(new URL("../../../docs/examples/theme", import.meta.url));
const VIEWPORT = { width: 1000, height: 640 };

for (const theme of ["bubbles", "team", "contrast", "studio"]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`the theme ${theme}: ${colorScheme}`, async ({ chinwag, site, browser }) => {
      await chinwag.command("app", "theme", "set", "demo", "studio", EXAMPLE);
      await chinwag.command("app", "set", "demo", "--theme", theme);
      const context = await browser.newContext({ viewport: VIEWPORT, colorScheme });
      const page = await context.newPage();
      await page.goto(`${site.origin}/full-inbox.html?user=alice`);
      await expect(conversations(page).first()).toBeVisible();
      await pick(page, "Bob Okafor");
      await expect(message(page, "You are the best 🙌")).toBeVisible();
      await field(page).fill("See you there");
      await page.screenshot({ path: `${FOLDER}theme-${theme}-${colorScheme}.png` });
      await context.close();
    });
  }
}
