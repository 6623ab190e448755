import type { Page } from "@playwright/test";
import type TalkObject from "chinwag";
import { expect, test } from "../support/try-page.ts";

/** How many points in all, and how many of them one page takes: each page loads everything anew. */
const POINTS = 200;
const PAGES = 8;
const SEED = Number(process.env.CHINWAG_TEST_SEED ?? 20261127);

/** Counts what a page holds on to: timers, listeners of window and document, sockets. */
async function count(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const held = { timers: new Set<unknown>(), listeners: new Set<string>(), sockets: new Set<WebSocket>() };
    const {
      setTimeout: set,
      clearTimeout: clear,
      setInterval: repeat,
      clearInterval: end,
      WebSocket: Socket,
    } = window;
    Object.assign(window, {
      held,
      setTimeout: (act: () => void, ...rest: number[]) => {
        const id = set(
          () => {
            held.timers.delete(id);
            act();
          },
          ...rest,
        );
        held.timers.add(id);
        return id;
      },
      clearTimeout: (id: number) => {
        held.timers.delete(id);
        clear(id);
      },
      setInterval: (act: () => void, ...rest: number[]) => {
        const id = repeat(act, ...rest);
        held.timers.add(id);
        return id;
      },
      clearInterval: (id: number) => {
        held.timers.delete(id);
        end(id);
      },
      WebSocket: class extends Socket {
        constructor(url: string, protocols?: string | string[]) {
          super(url, protocols);
          held.sockets.add(this);
          super.addEventListener("close", () => held.sockets.delete(this));
        }
      },
    });
    let last = 0;
    const names = new WeakMap<object, number>();
    for (const target of [window, document]) {
      const { addEventListener: add, removeEventListener: remove } = target;
      const key = (type: string, listener: object) => {
        last += 1;
        if (!names.has(listener)) names.set(listener, last);
        return `${target === window ? "window" : "document"} ${type} ${names.get(listener)}`;
      };
      Object.assign(target, {
        addEventListener(type: string, listener: () => void, options?: AddEventListenerOptions) {
          const name = key(type, listener);
          // What looks at the page from outside has listeners too.
          if (new Error().stack?.includes("/assets/")) held.listeners.add(name);
          if (typeof options === "object") {
            options.signal?.addEventListener("abort", () => held.listeners.delete(name));
          }
          add.call(target, type, listener, options);
        },
        removeEventListener(type: string, listener: () => void, options?: EventListenerOptions) {
          held.listeners.delete(key(type, listener));
          remove.call(target, type, listener, options);
        },
      });
    }
  });
}

// shows: A24, B79
test("destroyed at any moment, a box or session leaves nothing behind", async ({ open }) => {
  test.slow();
  for (let index = 0; index < PAGES; index++) {
    const page = await open("blank.html", {}, count);
    await page.evaluate(() => Talk.ready);
    const left = await page.evaluate(
      async ([seed, points]) => {
        let state = seed;
        const random = (below: number) => {
          // Mulberry32.
          state = (state + 0x6d2b79f5) | 0;
          let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
          mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
          return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
        };
        const { held } = window as unknown as {
          held: { timers: Set<unknown>; listeners: Set<string>; sockets: Set<WebSocket> };
        };
        const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
        const task = () =>
          new Promise<void>((resolve) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
              port1.close();
              resolve();
            };
            port2.postMessage(null);
          });
        const waits = [async () => undefined, () => Promise.resolve(), task, frame];
        const nodes = () => document.querySelectorAll("*").length;
        const listeners = new Set(held.listeners);
        document.getElementById("left")?.replaceChildren();
        const before = nodes();

        for (let point = 0; point < points; point++) {
          const session = new Talk.Session({
            appId: "demo",
            me: new Talk.User({ id: "alice", name: "Alice", role: "default" }),
          });
          const container = document.getElementById(random(2) === 0 ? "left" : "right");
          const which = random(3);
          const box =
            which === 0
              ? session.createChatbox({ captureKeyboardEvents: random(2) === 0 })
              : which === 1
                ? session.createInbox()
                : session.createPopup({ keepOpen: random(2) === 0 });
          const end = () => {
            if (random(2) === 0) box.destroy();
            session.destroy();
            box.destroy();
          };
          const choices = [
            "alice-bob",
            session.getOrCreateConversation(`point-${point % 5}`),
            null,
            undefined,
          ];
          if (random(2) === 0) box.select(choices[random(4)], random(8) === 0 ? { asGuest: true } : {});
          const how = random(4);
          if (how === 1) session.unreads.onChange(end);
          if (how === 2 && which === 1) (box as TalkObject.Inbox).onConversationSelected(end);
          if (random(3) === 0) box.createHtmlPanel({ url: "panel.html" }).catch(() => undefined);
          if (random(3) === 0) box.setHighlightedWords(["lamp"]);
          if ("show" in box) box.mount({ show: random(2) === 0 });
          else box.mount(container);
          if (random(3) === 0)
            session
              .conversation("alice-bob")
              .send(`point ${point}`)
              .catch(() => undefined);
          if (random(6) === 0) container?.replaceChildren();
          for (let steps = random(12); steps > 0 && session.isAlive; steps--) await waits[random(4)]?.();
          if (session.isAlive && random(3) === 0 && !("show" in box)) box.mount(container);
          end();
          container?.replaceChildren();
        }
        const rest = () => ({
          ...{ nodes: nodes() - before, timers: held.timers.size, sockets: held.sockets.size },
          listeners: [...held.listeners].filter((name) => !listeners.has(name)),
        });
        // Sockets close when the server has answered.
        for (let frames = 0; frames < 600; frames++) {
          const { nodes, timers, sockets } = rest();
          if (nodes === 0 && timers === 0 && sockets === 0) break;
          await frame();
        }
        return rest();
      },
      [SEED + index, POINTS / PAGES] as const,
    );
    expect(left, `with seed ${SEED + index}`).toEqual({ nodes: 0, timers: 0, sockets: 0, listeners: [] });
    await page.close();
  }
});
