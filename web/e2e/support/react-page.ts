import type { getTalkSession } from "@chinwag/core";
import type * as chinwag from "@chinwag/react";
import type * as theming from "@chinwag/react/theming";
import type { Page } from "@playwright/test";
import type TalkObject from "chinwag";
import type * as react from "react";
import { bundle, type ReactVersion } from "./bundle.ts";
import type { OpenPage } from "./test.ts";

type Kit = typeof react &
  typeof chinwag & {
    Talk: typeof TalkObject;
    theming: typeof theming;
    getTalkSession: typeof getTalkSession;
    h: typeof react.createElement;
    show(element: react.ReactNode): void;
    end(): void;
  };

declare global {
  /** What `apps/react.js` gives to functions of a test that run in its page. */
  var kit: Kit;
}

const scripts = new Map<ReactVersion, Promise<string>>();

/** A page with React and our package for it, and how many connections it has now. */
export async function openReact(
  open: OpenPage,
  version: ReactVersion = 19,
  prepare?: (page: Page) => Promise<unknown>,
): Promise<{ page: Page; sockets: () => number; opened: () => number }> {
  const counts = { now: 0, ever: 0 };
  const page = await open("npm.html", {}, async (page) => {
    page.on("websocket", (socket) => {
      counts.now += 1;
      counts.ever += 1;
      socket.on("close", () => {
        counts.now -= 1;
      });
    });
    await prepare?.(page);
  });
  const script = scripts.get(version) ?? bundle("react.js", version);
  scripts.set(version, script);
  await page.addScriptTag({ content: await script, type: "module" });
  // A module runs a little later than it is there.
  await page.waitForFunction(() => "kit" in globalThis);
  return { page, sockets: () => counts.now, opened: () => counts.ever };
}
