import type { Subscription } from "@chinwag/core";
import type { BoxModel } from "@chinwag/ui";
import type { Highlights } from "@chinwag/ui/later/highlights";
import type { HtmlPanelFrame, PanelOptions } from "@chinwag/ui/later/html-panels";
import { Handlers } from "../handlers.ts";
import type { BoxControl, HighlightControls, HighlightResult, HtmlPanel } from "./types.ts";

/** Where a box is in the page. */
interface Place {
  readonly model: BoxModel;
  readonly element: HTMLElement;
}

/** What few boxes have, loaded by those that do: panels, and words that are highlighted. */
export class BoxExtras {
  readonly #panels = new Set<HtmlPanelFrame>();
  #lastPanel: Promise<unknown> = Promise.resolve();
  readonly #ended = new Handlers();
  readonly #placed: Promise<Place>;
  #place!: (place: Place) => void;
  #latest: Place | undefined;
  #words: readonly string[] = [];
  #highlights: Highlights | undefined;
  #isEnded = false;

  constructor() {
    this.#placed = new Promise((resolve) => {
      this.#place = resolve;
    });
  }

  /** The box is in the page, perhaps at another place than before. */
  attach(model: BoxModel, element: HTMLElement): void {
    this.#latest = { model, element };
    this.#place(this.#latest);
    for (const panel of this.#panels) panel.moveTo(element);
    this.#highlights?.end();
    this.#highlights = undefined;
    if (this.#words.length > 0) this.#highlight().catch(this.#report);
  }

  /** Makes a panel, once the box is in the page, below those that were made before. */
  createPanel(options: PanelOptions): Promise<HtmlPanel> {
    const made = this.#lastPanel.then(() => this.#createPanel(options));
    this.#lastPanel = made.catch(() => undefined);
    return made;
  }

  async #createPanel(options: PanelOptions): Promise<HtmlPanel> {
    const [{ HtmlPanelFrame }] = await Promise.all([import("@chinwag/ui/later/html-panels"), this.#placed]);
    if (this.#latest === undefined || this.#isEnded) throw new Error("This box was destroyed.");
    const panel = new HtmlPanelFrame(this.#latest.model, this.#latest.element, options);
    this.#panels.add(panel);
    return panel;
  }

  /** What a page may do in the chat, once the box is in the page. */
  async control(): Promise<BoxControl> {
    const { BoxControl } = await import("@chinwag/ui/later/box-control");
    const { model, element } = this.#latest ?? (await this.#placed);
    return new BoxControl(model, element);
  }

  /** Marks words in messages from now on. */
  setWords(words: readonly string[]): HighlightControls {
    this.#words = words;
    if (this.#latest) this.#highlight().catch(this.#report);
    const jump = async (act: (highlights: Highlights) => Promise<HighlightResult>) => {
      await this.#placed;
      return act(await this.#highlight());
    };
    return {
      jumpUp: () => jump((highlights) => highlights.jumpUp()),
      jumpDown: () => jump((highlights) => highlights.jumpDown()),
    };
  }

  /** Calls when the box is gone. */
  onEnd(handler: () => void): Subscription {
    return this.#ended.add(handler);
  }

  /** The box is gone. */
  end(): void {
    this.#isEnded = true;
    this.#highlights?.end();
    for (const panel of this.#panels) void panel.destroy();
    this.#ended.call();
  }

  /** What comes to nothing because the box is gone is nobody's affair. */
  readonly #report = (error: unknown): void => {
    if (!this.#isEnded) reportError(error);
  };

  async #highlight(): Promise<Highlights> {
    const { Highlights } = await import("@chinwag/ui/later/highlights");
    const root = this.#latest?.element.shadowRoot;
    if (!this.#latest || !root || this.#isEnded) throw new Error("This box was destroyed.");
    this.#highlights ??= new Highlights(this.#latest.model, root);
    this.#highlights.set(this.#words);
    return this.#highlights;
  }
}
