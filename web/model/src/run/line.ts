import { WebSocket } from "ws";
import type { Socket } from "../../../core/src/platform.ts";
import type { Fault } from "../plan/operations.ts";
import type { Signal } from "./signal.ts";

/** What is read of an answer on the wire. */
interface Item {
  readonly id?: number | null;
  readonly ok?: { readonly message?: { readonly id: string } };
}

/** What is read of a request on the wire. */
interface Request {
  readonly id: number;
  readonly op: string;
  readonly text?: string;
}

/** The connection of one session, which breaks from below as the story says. */
export class Line {
  readonly #signal: Signal;
  #fault: Fault | null = null;
  #socket: FaultySocket | null = null;
  /** Requests that the server has heard and not answered, with what they send. */
  readonly #unanswered = new Map<number, string | undefined>();
  /** The ids of messages by their words, as the server answered, heard or not. */
  readonly sent = new Map<string, string>();

  constructor(signal: Signal) {
    this.#signal = signal;
  }

  get fault(): Fault | null {
    return this.#fault;
  }

  /** Whether the server has answered all it was asked. */
  get answered(): boolean {
    return this.#unanswered.size === 0 && !this.#socket?.opening;
  }

  open(url: string): Socket {
    this.#unanswered.clear();
    this.#socket = new FaultySocket(this.#fault === "cut" ? null : url, {
      heardByServer: (frame) => this.#heard(frame),
      arrived: (frame) => this.#arrived(frame),
      changed: () => this.#signal.fire(),
    });
    return this.#socket;
  }

  break(fault: Fault): void {
    this.#fault = fault;
    if (fault === "cut") this.#socket?.cut();
  }

  mend(): void {
    if (this.#fault !== "cut") this.#socket?.cut();
    this.#fault = null;
  }

  /** Whether the server hears it. */
  #heard(frame: string): boolean {
    if (this.#fault === "mute") return false;
    for (const { id, op, text } of JSON.parse(frame) as Request[])
      this.#unanswered.set(id, op === "message.send" ? text : undefined);
    return true;
  }

  /** What of a frame gets through. */
  #arrived(frame: string): string | null {
    const items = JSON.parse(frame) as Item[];
    for (const { id, ok } of items) {
      const text = this.#unanswered.get(id ?? 0);
      if (text !== undefined && ok?.message) this.sent.set(text, ok.message.id);
      this.#unanswered.delete(id ?? 0);
    }
    if (this.#fault === "deaf") return null;
    if (this.#fault !== "unanswered") return frame;
    const events = items.filter(({ id }) => id === undefined);
    return events.length > 0 ? JSON.stringify(events) : null;
  }
}

interface Wire {
  heardByServer(frame: string): boolean;
  arrived(frame: string): string | null;
  changed(): void;
}

class FaultySocket implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  /** Whether it is about to open. */
  opening: boolean;
  readonly #wire: Wire;
  #socket: WebSocket | null;

  /** Without a URL, nobody answers. */
  constructor(url: string | null, wire: Wire) {
    this.#wire = wire;
    this.#socket = url === null ? null : new WebSocket(url, { perMessageDeflate: false });
    this.opening = url !== null;
    if (!this.#socket) this.#gone(1006, "");
    this.#socket?.on("open", () => this.#opened());
    this.#socket?.on("message", (data) => this.#arrived(String(data)));
    this.#socket?.on("close", (code, reason) => this.#gone(code, String(reason)));
    // It closes after every error.
    this.#socket?.on("error", () => {});
  }

  send(text: string): void {
    if (this.#socket && this.#wire.heardByServer(text)) this.#socket.send(text);
  }

  close(code?: number): void {
    this.#socket?.close(code);
  }

  /** What is in the air is lost, in both directions. */
  cut(): void {
    const socket = this.#socket;
    if (!socket) return;
    this.#socket = null;
    socket.removeAllListeners();
    socket.on("error", () => {});
    socket.terminate();
    this.#gone(1006, "");
  }

  #opened(): void {
    this.opening = false;
    this.onopen?.();
    this.#wire.changed();
  }

  #arrived(frame: string): void {
    const rest = this.#wire.arrived(frame);
    if (rest !== null) this.onmessage?.({ data: rest });
    this.#wire.changed();
  }

  #gone(code: number, reason: string): void {
    this.opening = false;
    this.#socket = null;
    queueMicrotask(() => {
      this.onclose?.({ code, reason });
      this.#wire.changed();
    });
  }
}
