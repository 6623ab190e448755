import { type Stub, takeOver } from "./take-over.ts";

/** The address of the module that holds everything else, from the script's own. Set when the script is built. */
declare const TALK_MODULE: string;

/*
 * talk.js: a classic script, so that it can stand in any page. It is small because pages load it whether or not
 * they show a chat. The page it runs in is of another origin: everything is addressed from where the script is.
 */
const page = window as unknown as { Talk?: Stub };
const script = document.currentScript ?? document.querySelector('script[src*="talk.js"]');
const server = new URL(".", (script as HTMLScriptElement).src).href;

takeOver(page, async () => (await import(/* @vite-ignore */ server + TALK_MODULE)).start(server));
