import type { MessageSnapshot, Subscription } from "@chinwag/core";
import type { BoxModel } from "../box/box-model.ts";
import type { ChatControl } from "../box/chat-control.ts";
import { contentText } from "../model/content-text.ts";
import { en } from "../strings/en.ts";
import { adoptStyles } from "../styles/stylesheet.ts";

/** Under which name browsers draw them; boxes share it. */
const NAME = "chinwag-words";
const CSS_TEXT = `::highlight(${NAME}) { background-color: #ffe27a; color: #1d1d1d; }`;
/** Most pages that are loaded to reach the next message, and how many messages are in one. */
const PAGES_MAX = 30;
const PAGE = 100;

/** What came of looking for the next message with one of the words. */
export interface Jump {
  found: boolean;
  /** Whether it was found, and there is none beyond it. */
  isLast: boolean;
}

const drawn = new Map<Highlights, Range[]>();

/** Marks words in the messages of a box, and goes from one message that has them to the next. */
export class Highlights {
  readonly #model: BoxModel;
  readonly #root: ShadowRoot;
  readonly #observer: MutationObserver;
  readonly #following: Subscription;
  #given: readonly string[] | null = null;
  #words: readonly string[] = [];
  /** The message that was gone to last. */
  #at: string | null = null;

  constructor(model: BoxModel, root: ShadowRoot) {
    this.#model = model;
    this.#root = root;
    adoptStyles(root, CSS_TEXT);
    this.#observer = new MutationObserver(() => this.#draw());
    this.#following = model.current.subscribe(() => {
      this.#at = null;
    });
  }

  /** Marks these words in place of others. Where they are the same, one goes on from where one is. */
  set(words: readonly string[]): void {
    if (words === this.#given) return;
    this.#given = words;
    this.#words = words.map((word) => word.toLowerCase()).filter((word) => word !== "");
    this.#at = null;
    this.#observer.disconnect();
    if (this.#words.length > 0) {
      this.#observer.observe(this.#root, { childList: true, subtree: true, characterData: true });
    }
    this.#draw();
  }

  /** Goes to the message before; older ones are loaded as long as it takes. */
  async jumpUp(): Promise<Jump> {
    for (let pages = 0; pages <= PAGES_MAX; pages += 1) {
      const chat = this.#model.chat.value;
      if (chat === null) break;
      const hits = this.#hits(chat);
      const next = this.#at === null ? 0 : hits.indexOf(this.#at) + 1;
      // Whether it is the last can only be said of one with others beyond it, or with all there is loaded.
      if (
        hits[next] !== undefined &&
        (hits[next + 1] !== undefined || chat.loadedAll || pages === PAGES_MAX)
      ) {
        return this.#goTo(chat, hits, next, next === hits.length - 1);
      }
      if (chat.loadedAll) break;
      await chat.loadMore(PAGE);
    }
    return { found: false, isLast: false };
  }

  /** Which one of the messages that have them was gone to last, from the newest as the first; and how many there are. */
  get position(): { at: number; count: number } {
    const chat = this.#model.chat.value;
    const hits = chat === null ? [] : this.#hits(chat);
    return { at: this.#at === null ? 0 : hits.indexOf(this.#at) + 1, count: hits.length };
  }

  /** Goes to the message after. */
  async jumpDown(): Promise<Jump> {
    const chat = this.#model.chat.value;
    if (chat === null || this.#at === null) return { found: false, isLast: false };
    const hits = this.#hits(chat);
    const next = hits.indexOf(this.#at) - 1;
    return this.#goTo(chat, hits, next, next === 0);
  }

  /** Marks nothing any more. */
  end(): void {
    this.#observer.disconnect();
    this.#following.unsubscribe();
    drawn.delete(this);
    redraw();
  }

  #goTo(chat: ChatControl, hits: readonly string[], index: number, isLast: boolean): Jump {
    const id = hits[index];
    if (id === undefined) return { found: false, isLast: false };
    this.#at = id;
    chat.goTo(id);
    return { found: true, isLast };
  }

  /** Messages that have one of the words, newest first. */
  #hits({ messages }: ChatControl): string[] {
    return messages.filter((message) => this.#fits(message)).map(({ id }) => id);
  }

  #fits({ content }: MessageSnapshot): boolean {
    const text = contentText(content, en).toLowerCase();
    return this.#words.some((word) => text.includes(word));
  }

  #draw(): void {
    const bubbles = this.#words.length > 0 ? this.#root.querySelectorAll(".bubble, .system-text") : [];
    drawn.set(
      this,
      [...bubbles].flatMap((bubble) => rangesIn(bubble, this.#words)),
    );
    redraw();
  }
}

function redraw(): void {
  // Browsers without it mark nothing, and jump all the same.
  if (!("highlights" in CSS)) return;
  const ranges = [...drawn.values()].flat();
  if (ranges.length === 0) CSS.highlights.delete(NAME);
  else CSS.highlights.set(NAME, new Highlight(...ranges));
}

function rangesIn(element: Element, words: readonly string[]): Range[] {
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = (node.nodeValue ?? "").toLowerCase();
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        const range = document.createRange();
        const length = node.nodeValue?.length ?? 0;
        range.setStart(node, Math.min(at, length));
        range.setEnd(node, Math.min(at + word.length, length));
        ranges.push(range);
      }
    }
  }
  return ranges;
}
