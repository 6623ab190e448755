import type { Page } from "@playwright/test";
import { openReact } from "../support/react-page.ts";
import { expect, test } from "../support/test.ts";

/** How often the chat comes and goes while it is measured, after as often as the browser takes to settle its own code. */
const CYCLES = 100;
const MIB = 1024 * 1024;

// What records the page for a trace lives in the page too.
test.use({ trace: "off" });

/** How much the page holds once nothing is left to collect, in bytes. */
async function heapOf(page: Page): Promise<number> {
  const inspector = await page.context().newCDPSession(page);
  await inspector.send("HeapProfiler.enable");
  // What is freed at the first may be what held on to more.
  for (let times = 0; times < 3; times++) await inspector.send("HeapProfiler.collectGarbage");
  const { usedSize } = await inspector.send("Runtime.getHeapUsage");
  await inspector.detach();
  return usedSize;
}

/** Counts the page's connections from within: what is closing is closed. */
async function countSockets(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const sockets = new Set<WebSocket>();
    window.WebSocket = class extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        sockets.add(this);
        this.addEventListener("close", () => sockets.delete(this));
      }
    };
    Object.assign(window, {
      openSockets: () => [...sockets].filter(({ readyState }) => readyState <= WebSocket.OPEN).length,
    });
  });
}

/** Has the chat come and go so many times, and gives how many connections there were each time that it was seen. */
function comeAndGo(page: Page, cycles: number, doesSessionStay: boolean): Promise<number[]> {
  return page.evaluate(
    async ([cycles, doesSessionStay]) => {
      const { h, show, Session, Chatbox, Inbox, Popup, useMessages } = kit;
      const { openSockets } = window as unknown as { openSockets(): number };
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const Latest = () => h("p", null, useMessages("alice-bob").messages?.[0]?.plaintext);
      const isShown = () =>
        ["t-chatbox", "t-inbox", "__talkjs_popup"].every((name) =>
          document.querySelector(`.${name}`)?.shadowRoot?.querySelector("textarea"),
        );
      const session = (...children: unknown[]) =>
        h(Session, { appId: "demo", userId: "alice" }, ...(children as never[]));
      const counts = new Set<number>();
      for (let cycle = 0; cycle < cycles; cycle++) {
        show(
          session(
            h(Latest),
            h(Chatbox, { conversationId: "alice-bob", onSendMessage: () => undefined }),
            h(Inbox, { conversationId: "alice-sofia" }),
            h(Popup, { conversationId: "alice-bob", show: true }),
          ),
        );
        while (!isShown()) await frame();
        counts.add(openSockets());
        show(doesSessionStay ? session() : null);
        while (document.querySelector(".t-chatbox, .t-inbox, .__talkjs_popup")) await frame();
      }
      if (doesSessionStay) show(null);
      performance.clearMeasures();
      return [...counts];
    },
    [cycles, doesSessionStay] as const,
  );
}

for (const [what, doesSessionStay] of [
  ["the chat", false],
  ["what is shown of a session", true],
] as const) {
  test(`a hundred times ${what} comes and goes under StrictMode: one connection at a time, and nothing stays`, async ({
    open,
  }) => {
    test.slow();
    const { page, sockets } = await openReact(open, 19, countSockets);
    await comeAndGo(page, CYCLES, doesSessionStay);
    await expect.poll(sockets).toBe(0);
    const before = await heapOf(page);
    expect(await comeAndGo(page, CYCLES, doesSessionStay)).toEqual([1]);
    await expect.poll(sockets).toBe(0);
    const grown = (await heapOf(page)) - before;
    expect(grown).toBeLessThan(MIB);
    test.info().annotations.push({ type: "heap growth", description: `${grown} bytes` });
  });
}

test("a hundred times elements come and go: one connection at a time, and nothing stays", async ({
  open,
}) => {
  test.slow();
  const page = await open("elements-blank.html", {}, countSockets);
  const comeAndGo = () =>
    page.evaluate(async (cycles) => {
      const { openSockets } = window as unknown as { openSockets(): number };
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const counts = new Set<number>();
      for (let cycle = 0; cycle < cycles; cycle++) {
        const elements = (["t-chatbox", "t-inbox", "t-popup"] as const).map((name) => {
          const element = document.createElement(name);
          Object.assign(element, { appId: "demo", userId: "alice", conversationId: "alice-bob", show: true });
          element.addEventListener("message", () => undefined);
          return element;
        });
        const ready = elements.map(
          (element) => new Promise((resolve) => element.addEventListener("ready", resolve, { once: true })),
        );
        document.body.append(...elements);
        await Promise.all(ready);
        while (openSockets() === 0) await frame();
        counts.add(openSockets());
        for (const element of elements) element.remove();
        while (openSockets() > 0) await frame();
      }
      return [...counts];
    }, CYCLES);
  await comeAndGo();
  const before = await heapOf(page);
  expect(await comeAndGo()).toEqual([1]);
  const grown = (await heapOf(page)) - before;
  expect(grown).toBeLessThan(MIB);
  test.info().annotations.push({ type: "heap growth", description: `${grown} bytes` });
});
