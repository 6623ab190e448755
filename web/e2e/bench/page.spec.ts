import type { Page } from "@playwright/test";
import { message, messages } from "../support/chat.ts";
import { Heap } from "../support/heap.ts";
import { lineOf, talkAtLength } from "../support/history.ts";
import { test } from "../support/test.ts";

/** How much slower the processor is made: about a cheap phone. */
const SLOWDOWN = 4;

declare global {
  var longTasks: number[];
}

/** Makes the processor of a page slower, and has it note every task of more than 50 ms from its beginning. */
async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  await page.addInitScript(() => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) => {
      globalThis.longTasks.push(...list.getEntries().map(({ duration }) => Math.round(duration)));
    }).observe({ type: "longtask", buffered: true });
  });
}

/** What is printed of a page: its tasks of more than 50 ms. */
async function told(page: Page, what: string): Promise<void> {
  const tasks = await page.evaluate(() => globalThis.longTasks);
  process.stdout.write(
    `${what}: ${tasks.length} tasks over 50 ms${tasks.length > 0 ? `, of ${tasks.join(", ")} ms` : ""}\n`,
  );
}

test("a page that has the script and no chat yet", async ({ open }) => {
  const page = await open("blank.html", {}, slowDown);
  await page.evaluate(() => Talk.ready);
  await page.waitForLoadState("networkidle");
  await told(page, `the script alone, at ${SLOWDOWN}x`);
});

for (const box of ["chatbox", "inbox", "popup"]) {
  test(`a page with a ${box}`, async ({ chinwag, open }) => {
    await talkAtLength(chinwag, "long", 200);
    const conversation = "long";
    const page = await open("any-box.html", { box, user: "alice", conversation, show: "yes" }, slowDown);
    await message(page, lineOf(200)).waitFor();
    await page.waitForLoadState("networkidle");
    await told(page, `${box} up to its messages, at ${SLOWDOWN}x`);
  });
}

test("scrolling through what is loaded", async ({ chinwag, open }) => {
  await talkAtLength(chinwag, "long", 500);
  const page = await open("any-box.html", { box: "chatbox", user: "alice", conversation: "long" });
  await message(page, lineOf(500)).waitFor();
  const heap = await Heap.of(page);
  const before = await heap.used();
  const devtools = await page.context().newCDPSession(page);
  const up = () =>
    messages(page).evaluate(async (view) => {
      const frames: number[] = [];
      let last = performance.now();
      while (view.querySelector(".older") !== null || view.scrollTop > 0) {
        view.scrollTop -= 120;
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        frames.push(now - last);
        last = now;
      }
      frames.sort((a, b) => a - b);
      return {
        count: frames.length,
        p95: frames[Math.floor(frames.length * 0.95)] ?? 0,
        worst: frames.at(-1) ?? 0,
      };
    });
  await up();
  await messages(page).evaluate((view) => {
    view.scrollTop = view.scrollHeight;
  });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  const { count, p95, worst } = await up();
  const grown = ((await heap.used()) - before) / 1e6;
  process.stdout.write(
    `scrolling up through 500 messages at ${SLOWDOWN}x: ${count} frames, 95 % within ${p95.toFixed(1)} ms, ` +
      `the longest ${worst.toFixed(1)} ms; heap grown by ${grown.toFixed(1)} MB\n`,
  );
});
