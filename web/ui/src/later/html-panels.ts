import type { Subscription } from "@chinwag/core";
import type { BoxModel } from "../box/box-model.ts";

/** How high a panel is unless something is said of it, in pixels. */
const HEIGHT = 100;

/** What can be said of a panel. */
export interface PanelOptions {
  readonly url: string;
  /** In pixels. */
  readonly height?: number | undefined;
  readonly show?: boolean | undefined;
  /** The conversation with which it is shown; without it, all. */
  readonly conversationId?: string | undefined;
}

/**
 * A page in a frame above the message field. The frame is a child of the box's element, which the chat on screen gives a
 * place to: so it lives on, with all that is in it, while one goes from conversation to conversation.
 */
export class HtmlPanelFrame {
  readonly DOMContentLoadedPromise: Promise<void>;
  readonly windowLoadedPromise: Promise<void>;
  readonly #frame: HTMLIFrameElement;
  readonly #following: Subscription;
  readonly #model: BoxModel;
  readonly #conversationId: string | undefined;
  #isShown: boolean;

  constructor(model: BoxModel, box: HTMLElement, options: PanelOptions) {
    this.#model = model;
    this.#conversationId = options.conversationId;
    this.#isShown = options.show ?? true;
    const frame = document.createElement("iframe");
    this.#frame = frame;
    frame.slot = "panels";
    frame.src = new URL(options.url, document.baseURI).href;
    Object.assign(frame.style, { display: "block", inlineSize: "100%", border: "0", flex: "none" });
    this.setHeight(options.height ?? HEIGHT);
    this.windowLoadedPromise = new Promise((resolve) =>
      frame.addEventListener("load", () => resolve(), { once: true }),
    );
    this.#following = model.current.subscribe(() => this.#draw());
    this.#draw();
    box.append(frame);
    // A page of another origin keeps to itself when it is read; then it is once it is all there.
    this.DOMContentLoadedPromise = Promise.race([contentLoaded(frame), this.windowLoadedPromise]);
  }

  get window(): Window {
    const { contentWindow } = this.#frame;
    if (contentWindow === null) throw new Error("This panel was destroyed, and has no window.");
    return contentWindow;
  }

  show(): void {
    this.#isShown = true;
    this.#draw();
  }

  hide(): void {
    this.#isShown = false;
    this.#draw();
  }

  setHeight(height: number): void {
    this.#frame.style.blockSize = `${height}px`;
  }

  isVisible(): boolean {
    return this.#frame.isConnected && this.#frame.style.display !== "none";
  }

  /** Puts it into another element; what is in it begins anew. */
  moveTo(box: HTMLElement): void {
    box.append(this.#frame);
  }

  async destroy(): Promise<void> {
    this.#following.unsubscribe();
    this.#frame.remove();
  }

  #draw(): void {
    const isItsTurn =
      this.#conversationId === undefined || this.#model.current.value?.id === this.#conversationId;
    this.#frame.style.display = this.#isShown && isItsTurn ? "block" : "none";
  }
}

/** When the document of a frame is there; never where the page may not know. */
function contentLoaded(frame: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve) => {
    try {
      frame.contentWindow?.addEventListener("DOMContentLoaded", () => resolve(), { once: true });
    } catch {
      // To a page in a frame with `sandbox` every window is a stranger's.
    }
  });
}
