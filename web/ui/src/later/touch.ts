/// <reference path="../styles/css.d.ts" />
import type { BoxModel } from "../box/box-model.ts";
import { DEFAULT_ROLE, permits } from "../model/permits.ts";
import { adoptStyles } from "../styles/stylesheet.ts";
import styles from "./touch-styles.css?inline";

/** How long a finger rests on a message, in milliseconds, before its menu opens. */
const HOLD_MS = 450;
/** How far it may move meanwhile, in pixels, and from where on it swipes. */
const SLOP_PX = 10;
/** How far a message is swiped before it is replied to, and how far it goes at most. */
const SWIPE_PX = 56;
const SWIPE_MAX_PX = 72;
/** At the sides of the screen, a swipe is the system's way back. */
const EDGE_PX = 24;

/** What has a use of its own for fingers that rest on it or move across it. */
const OTHERS = "a:not(.media), pre, textarea, input, .actions, .voice, .sound, video";

/** A finger on a message. */
interface Touching {
  readonly row: HTMLElement;
  readonly x: number;
  readonly y: number;
  readonly holding: ReturnType<typeof setTimeout>;
  /** How far the message has been swiped, in pixels; `null` while it has not. */
  swiped: number | null;
}

/**
 * What fingers do with messages: resting on one opens its menu, and swiping it towards the end of the line replies to
 * it. Both are in the menu of the message too, for those who do neither.
 *
 *   down ──rests──> menu, and no click follows
 *     └──moves──> along the line: swipes ──lets go──> far enough: reply
 *                 otherwise: scrolls, no business of ours
 */
export function followFingers(root: ShadowRoot, model: BoxModel): void {
  adoptStyles(root, styles);
  let touching: Touching | null = null;
  let wasHeld = false;

  const end = () => {
    if (touching === null) return;
    clearTimeout(touching.holding);
    touching.row.classList.remove("message-swiping", "message-swiped");
    touching.row.style.removeProperty("translate");
    touching = null;
  };
  const hold = (row: HTMLElement) => {
    end();
    wasHeld = true;
    navigator.vibrate?.(10);
    row.querySelector<HTMLElement>(".actions-button")?.click();
  };
  const on = (type: "pointerdown" | "pointermove" | "pointerup", act: (event: PointerEvent) => void) =>
    root.addEventListener(type, (event) => {
      if ((event as PointerEvent).pointerType === "touch") act(event as PointerEvent);
    });

  on("pointerdown", ({ target, isPrimary, clientX: x, clientY: y }) => {
    end();
    wasHeld = false;
    const row = messageAt(target);
    if (row === null || !isPrimary) return;
    touching = { row, x, y, swiped: null, holding: setTimeout(() => hold(row), HOLD_MS) };
  });
  on("pointermove", ({ clientX, clientY }) => {
    if (touching === null) return;
    const { row, x, y } = touching;
    const forward = getComputedStyle(row).direction === "rtl" ? x - clientX : clientX - x;
    const across = Math.abs(clientY - y);
    if (touching.swiped === null) {
      if (Math.hypot(forward, across) < SLOP_PX) return;
      if (forward < 2 * across || x < EDGE_PX || x > innerWidth - EDGE_PX) return end();
      clearTimeout(touching.holding);
    }
    touching.swiped = Math.max(0, Math.min(forward, SWIPE_MAX_PX));
    row.classList.add("message-swiping");
    row.classList.toggle("message-swiped", touching.swiped >= SWIPE_PX);
    row.style.translate = `${clientX < x ? -touching.swiped : touching.swiped}px`;
  });
  on("pointerup", () => {
    if (touching !== null && (touching.swiped ?? 0) >= SWIPE_PX) void replyTo(touching.row, root, model);
    end();
  });
  root.addEventListener("pointercancel", end);
  // The system's own menu would lie over ours.
  root.addEventListener("contextmenu", (event) => {
    if (wasHeld || touching !== null) event.preventDefault();
  });
  // The click that would follow takes the focus from the menu, or opens a picture.
  root.addEventListener("touchend", (event) => wasHeld && event.preventDefault(), { passive: false });
}

/** The message that is touched, where that means the message as a whole. */
function messageAt(target: EventTarget | null): HTMLElement | null {
  if (!(target instanceof Element) || target.closest(OTHERS) !== null) return null;
  return target.closest<HTMLElement>(".message[t-message-id]");
}

/** Begins a reply, where the reader may. */
async function replyTo(row: HTMLElement, root: ShadowRoot, model: BoxModel): Promise<void> {
  const { session, current } = model;
  const id = row.getAttribute("t-message-id");
  if (id === null || !current.value || root.querySelector(".message-field") === null) return;
  const message = await current.value
    .message(id)
    .get()
    .catch(() => null);
  const role = session.role ?? DEFAULT_ROLE;
  if (message === null || !permits(role, "canReplyToMessage", message, session.currentUser.id)) return;
  model.composingOf(current.value).set({ kind: "reply", message });
}
