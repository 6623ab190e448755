import type {} from "@chinwag/elements";
import type { Page } from "@playwright/test";
import type Talk from "chinwag";
import { barriers } from "./axe.ts";

/** What the browser's console says of errors. */
export function complaints(page: Page): string[] {
  const said: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && message.text().startsWith("Chinwag")) said.push(message.text());
  });
  return said;
}

/** Barriers that are not the blank page's own. */
export async function barriersInBox(page: Page): Promise<string[]> {
  return (await barriers(page)).filter((barrier) => !barrier.includes(" at html:"));
}

/** Shows an element of a kind with a theme, which is made in the page. */
export async function showElement(
  page: Page,
  name: "t-chatbox" | "t-inbox" | "t-popup",
  theme: Talk.ThemeMaker,
  more: object = {},
): Promise<void> {
  await page.evaluate(
    ([name, theme, more]) => {
      const element = document.createElement(name);
      const made = new Function(`return (${theme})`)();
      Object.assign(
        element,
        { appId: "demo", userId: "alice", conversationId: "alice-bob", theme: made },
        more,
      );
      document.getElementById("left")?.append(element);
    },
    [name, theme.toString(), more] as const,
  );
}
