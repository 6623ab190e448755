import type { ConversationRef } from "@chinwag/core";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";

/** What a step of the browser's history holds of an Inbox. */
interface Step {
  /** The conversation that was open; `null` for none. */
  readonly id: string | null;
  /** Whether the list was seen alone before. */
  readonly isFromList?: boolean;
}

/** What an Inbox does with the browser's history. */
export interface BrowserHistory {
  /** The reader goes from one conversation to another, or from the list. */
  go(from: string | null, to: string, isFromList: boolean): void;
  /** Goes back to the list as the browser's own button does; false where no step leads there. */
  backToList(): boolean;
}

const NO_HISTORY: BrowserHistory = { go: () => undefined, backToList: () => false };

/** Lets the browser's way back lead from conversation to conversation, beside whatever the page keeps there. */
export function useBrowserHistory(show: (ref: ConversationRef | null) => void): BrowserHistory {
  const { model, session, meId } = useUi();
  const isOn = model.settings.useBrowserHistory !== false;
  const key = `chinwag-inbox/${session.appId}/${meId}`;
  const latest = useRef(show);
  latest.current = show;
  useEffect(() => {
    if (!isOn) return;
    const onPopState = ({ state }: PopStateEvent) => {
      const step = stepIn(state, key);
      if (step) latest.current(step.id === null ? null : session.conversation(step.id));
    };
    window.addEventListener("popstate", onPopState);
    return () => window.removeEventListener("popstate", onPopState);
  }, [isOn, key, session]);
  return useMemo(() => (isOn ? stepsUnder(key) : NO_HISTORY), [isOn, key]);
}

function stepsUnder(key: string): BrowserHistory {
  // What routers of the page keep in a step stays there.
  const withStep = (step: Step) => ({ ...history.state, [key]: step });
  return {
    go(from, to, isFromList) {
      if (from === to) return;
      history.replaceState(withStep({ ...stepIn(history.state, key), id: from }), "");
      history.pushState(withStep({ id: to, isFromList }), "");
    },
    backToList() {
      const leadsBack = stepIn(history.state, key)?.isFromList === true;
      if (leadsBack) history.back();
      return leadsBack;
    },
  };
}

/** What may be in a step is up to the page. */
function stepIn(state: unknown, key: string): Step | undefined {
  const step = (state as Record<string, unknown> | null | undefined)?.[key] as Step | undefined;
  return step && (step.id === null || typeof step.id === "string") ? step : undefined;
}
