import type Talk from "chinwag";
import { type Stub, takeOver } from "../../talk/src/loader/take-over.ts";
import { defineElements } from "./define-elements.ts";

/** The address of the module with the `Talk` object, from the script's own. Set when the script is built. */
declare const TALK_MODULE: string;

/*
 * elements.js: a classic script, which does what talk.js does and defines the elements besides. What it loads, it loads
 * once an element is in the page.
 */
const page = window as unknown as { Talk?: Stub };
const script = document.currentScript ?? document.querySelector('script[src*="elements.js"]');
const server = new URL(".", (script as HTMLScriptElement).src).href;

takeOver(page, async () => (await import(/* @vite-ignore */ server + TALK_MODULE)).start(server));
defineElements(async () => {
  await page.Talk?.ready;
  return page.Talk as unknown as typeof Talk;
});
