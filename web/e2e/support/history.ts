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
  /** How often rows came in above it. */
  readonly times: number;
  /** The most rows that were drawn at a time, whatever they are. */
  readonly mostRows: number;
}

/**
 * Goes up towards the beginning, again and again, until rows came in above as often as is wanted or all are there; and
 * watches the first row in view, frame by frame, until the list is at rest.
 */
export function driftWhileOlderLoad(page: Page, wanted: number): Promise<Drift> {
  return messages(page).evaluate(async (view, wanted) => {
    const rows = () => [...view.querySelectorAll<HTMLElement>("[data-key]")];
    const topOf = (row: Element | undefined) => row?.getBoundingClientRect().top ?? Number.NaN;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const first = () => rows()[0]?.dataset.key;
    let worst = 0;
    let times = 0;
    let mostRows = 0;
    const isWhole = () => view.querySelector(".older") === null && view.scrollTop === 0;
    while (times < wanted && !isWhole()) {
      view.scrollTop -= view.clientHeight * 0.9;
      const edge = view.getBoundingClientRect().top;
      const anchor = rows().find((row) => row.getBoundingClientRect().bottom > edge);
      const before = topOf(anchor);
      for (let atRest = 0, top = first(); atRest < 4; atRest += 1) {
        await frame();
        mostRows = Math.max(mostRows, view.querySelectorAll("li[class]:not([class=''])").length);
        worst = Math.max(worst, Math.abs(topOf(anchor) - before));
        if (first() === top) continue;
        top = first();
        times += 1;
        atRest = 0;
      }
    }
    return { worst, times, mostRows };
  }, wanted);
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
