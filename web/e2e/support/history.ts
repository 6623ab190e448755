import type { Page } from "@playwright/test";
import { messages } from "./chat.ts";
import type { ChinwagServer } from "./chinwag-server.ts";

/** As many messages as one request may store. */
const BATCH = 10;

/** The text of one message of a long conversation: no two are the same, and not all are of the same height. */
export function lineOf(number: number): string {
  return `Line ${number}${" and then some more of it".repeat(number % 7 === 0 ? 9 : number % 3)}.`;
}

/** Lets Alice and Bob talk by turns, in a conversation of their own. */
export async function talkAtLength(
  chinwag: ChinwagServer,
  conversation: string,
  count: number,
): Promise<void> {
  await chinwag.rest("PUT", `/conversations/${conversation}`, { participants: ["alice", "bob"] });
  for (let first = 1; first <= count; first += BATCH) {
    const lines = Array.from({ length: Math.min(BATCH, count - first + 1) }, (_, index) => ({
      type: "UserMessage",
      sender: (first + index) % 3 === 0 ? "alice" : "bob",
      text: lineOf(first + index),
    }));
    await chinwag.rest("POST", `/conversations/${conversation}/messages`, lines);
  }
}

/** How far what the reader looks at was from where it had been, and what was there to see. */
export interface Drift {
  /** The most that the row was off at the end of any frame, in CSS pixels. */
  readonly worst: number;
  readonly rowsBefore: number;
  readonly rowsAfter: number;
}

/**
 * Scrolls to a height from which older messages are loaded, and watches the first row in view, frame by frame,
 * until they are there and the list is at rest.
 */
export function driftWhileOlderLoad(page: Page, scrollTop: number): Promise<Drift> {
  return messages(page).evaluate(async (view, top) => {
    const rows = () => [...view.querySelectorAll("[data-key]")];
    const topOf = (row: Element | undefined) => row?.getBoundingClientRect().top ?? Number.NaN;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    view.scrollTop = top;
    const edge = view.getBoundingClientRect().top;
    const anchor = rows().find((row) => row.getBoundingClientRect().bottom > edge);
    const before = topOf(anchor);
    const rowsBefore = rows().length;
    let worst = 0;
    let atRest = 0;
    let rowsAfter = rowsBefore;
    while (rowsAfter === rowsBefore || atRest < 10) {
      await frame();
      atRest = rows().length === rowsAfter ? atRest + 1 : 0;
      rowsAfter = rows().length;
      worst = Math.max(worst, Math.abs(topOf(anchor) - before));
    }
    return { worst, rowsBefore, rowsAfter };
  }, scrollTop);
}

/** How far the message list is from its end, in CSS pixels. */
export function distanceFromEnd(page: Page): Promise<number> {
  return messages(page).evaluate((view) => view.scrollHeight - view.clientHeight - view.scrollTop);
}

/** Turns the mouse wheel over the message list; down is positive. */
export async function wheel(page: Page, pixels: number): Promise<void> {
  await messages(page).hover();
  await page.mouse.wheel(0, pixels);
}
