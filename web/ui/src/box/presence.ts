import type { TalkSession, VisibleUi } from "@chinwag/core";
import type { BoxModel } from "./box-model.ts";

/** What each box of a session shows now; `null` while it is out of sight. */
type Shown = Map<object, VisibleUi | null>;

const bySession = new WeakMap<TalkSession, { readonly shown: Shown; told: string }>();

/** Tells the server what a box shows, for back ends that ask, until it is ended by the signal. */
export function reportPresence(
  model: BoxModel,
  element: HTMLElement,
  signal: AbortSignal,
  isInSight: () => boolean = () => true,
): void {
  if (signal.aborted) return;
  const report = () => {
    const inSight = document.visibilityState === "visible" && isInSight() && model.presence.value.visible;
    tell(model.session, model, inSight ? seen(model, element) : null);
  };
  const subscriptions = [model.current, model.isOpen, model.presence].map((store) => store.subscribe(report));
  document.addEventListener("visibilitychange", report, { signal });
  // Focus within the box's shadow is focus of its element; these two tell of it in every case.
  document.addEventListener("focusin", report, { signal });
  document.addEventListener("focusout", () => queueMicrotask(report), { signal });
  window.addEventListener("focus", report, { signal });
  window.addEventListener("blur", report, { signal });
  signal.addEventListener("abort", () => {
    for (const subscription of subscriptions) subscription.unsubscribe();
    tell(model.session, model, undefined);
  });
  report();
}

function seen(model: BoxModel, element: HTMLElement): VisibleUi {
  const conversation = model.current.value;
  const hasFocus = document.hasFocus() && document.activeElement === element;
  const { custom } = model.presence.value;
  return {
    ...(conversation && { selectedConversation: conversation.id }),
    hasFocus,
    ...(Object.keys(custom).length > 0 && { custom: { ...custom } }),
  };
}

/** `undefined` is a box that is gone. */
function tell(session: TalkSession, box: object, ui: VisibleUi | null | undefined): void {
  const state = bySession.get(session) ?? { shown: new Map(), told: "[]" };
  bySession.set(session, state);
  if (ui === undefined) state.shown.delete(box);
  else state.shown.set(box, ui);
  const uis = [...state.shown.values()].filter((one) => one !== null);
  const text = JSON.stringify(uis);
  if (text === state.told) return;
  state.told = text;
  session.setVisibleUis(uis);
}
