/** The only file that knows where time, randomness, the network and storage come from. Tests hand in their own. */

import { type Databases, openShelf, type Shelf } from "./shelf.ts";
import type { Transfer } from "./upload/transfer.ts";

/** The part of a WebSocket that is used. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  onerror: (() => void) | null;
  send(text: string): void;
  close(code?: number): void;
}

/** What a session takes from its surroundings. */
export interface Platform {
  /** Unix milliseconds. */
  now(): number;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
  /** At least 0, less than 1. */
  random(): number;
  /** Unguessable, and unique for ever. */
  randomId(): string;
  openSocket(url: string): Socket;
  /** Shows an error that nobody can catch, such as one thrown by a callback. */
  reportError(error: unknown): void;
  /** The origin of the page, where there is one; that of a page from a file is "null". */
  readonly origin: string | undefined;
  /** What outlives the page. */
  readonly shelf: Shelf;
  /** Sends the bytes of uploads; the host's own when it is not given. */
  readonly transfer?: Transfer;
  /** Calls back when the network has returned, or the page is looked at again (or not any more). Gives what ends that. */
  onWake(run: () => void): () => void;
}

type WebSocketClass = new (url: string) => Socket;

interface Surroundings {
  setTimeout: Platform["setTimeout"];
  clearTimeout: Platform["clearTimeout"];
  queueMicrotask(run: () => void): void;
  TextEncoder: new () => { encode(text: string): Uint8Array };
  crypto: { getRandomValues(numbers: Uint32Array): Uint32Array };
  WebSocket?: WebSocketClass;
  reportError?: (error: unknown) => void;
  console: { error(error: unknown): void };
  location?: { origin?: string };
  indexedDB?: Databases;
  addEventListener?(event: string, run: () => void): void;
  removeEventListener?(event: string, run: () => void): void;
}

const surroundings = globalThis as unknown as Surroundings;

/** Turns texts into UTF-8. */
export const encoder = new surroundings.TextEncoder();

/** Runs something when the present tick is through. A part of the language in all but name. */
export function microtask(run: () => void): void {
  surroundings.queueMicrotask(run);
}

/** What runs something once when the present tick is through, however often it is called in it. */
export function oncePerTick(run: () => void): () => void {
  let scheduled = false;
  return () => {
    if (scheduled) return;
    scheduled = true;
    microtask(() => {
      scheduled = false;
      run();
    });
  };
}

let polyfill: WebSocketClass | undefined;

/** Gives a `WebSocket` to surroundings that have none, such as older versions of Node. */
export function registerPolyfills(polyfills: { WebSocket: object }): void {
  polyfill = polyfills.WebSocket as WebSocketClass;
}

/** The browser's, or Node's, own. */
export const defaultPlatform: Platform = {
  now: () => Date.now(),
  setTimeout: (run, ms) => surroundings.setTimeout(run, ms),
  clearTimeout: (timer) => surroundings.clearTimeout(timer),
  random: () => Math.random(),
  // `crypto.randomUUID` is missing on pages without TLS; this is not.
  randomId: () => surroundings.crypto.getRandomValues(new Uint32Array(4)).join("-"),
  openSocket: (url) => {
    const WebSocket = polyfill ?? surroundings.WebSocket;
    if (!WebSocket) throw new Error("There is no WebSocket here: give one to registerPolyfills().");
    return new WebSocket(url);
  },
  reportError: (error) => {
    (surroundings.reportError ?? surroundings.console.error)(error);
  },
  get origin() {
    return surroundings.location?.origin;
  },
  shelf: openShelf(() => surroundings.indexedDB),
  onWake: (run) => {
    const each = (act: "addEventListener" | "removeEventListener") => {
      // One too many, as when the page is left, costs a ping.
      for (const event of ["online", "visibilitychange"]) surroundings[act]?.(event, run);
    };
    each("addEventListener");
    return () => each("removeEventListener");
  },
};
