import type { ConversationRef, UserSnapshot } from "@chinwag/core";
import { useId, useMemo, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { useParticipants } from "../../hooks/use-participants.ts";
import { useRole } from "../../hooks/use-role.ts";
import { matchingPeople } from "../../model/matching-people.ts";
import { type Trigger, triggerAt } from "../../model/trigger.ts";
import { useEmoji } from "../emoji-picker/use-emoji.ts";
import { replaceText } from "../message-field/replace-text.ts";
import type { Suggestion } from "./suggestion.ts";
import { optionId } from "./suggestion-list.tsx";

/** How many emoji are offered at once. */
const EMOJI_MAX = 8;

interface Field {
  conversationRef: ConversationRef;
  field: { readonly current: HTMLTextAreaElement | null };
  text: string;
  /** Which of them are offered; all without it. */
  kind?: Suggestion["kind"];
}

/** What completes the word before the caret: emoji after a colon, people after an at sign. */
export function useSuggestions({ conversationRef, field, text, kind }: Field) {
  const { model } = useUi();
  const id = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const any = caret === null ? null : triggerAt(text, caret);
  const trigger = kind === undefined || any?.kind === kind ? any : null;
  const found = useFound(trigger, conversationRef);
  const suggestions = trigger !== null && dismissed === trigger.start ? [] : found;
  const active = Math.min(chosen, suggestions.length - 1);

  const take = (suggestion: Suggestion) => {
    if (trigger === null || field.current === null) return;
    const { start, end } = trigger;
    if (suggestion.kind === "mention") {
      model.pickedNames(conversationRef.id).set(suggestion.user.name, suggestion.user.id);
    }
    const inserted = suggestion.kind === "mention" ? `@${suggestion.user.name}` : suggestion.text;
    replaceText(field.current, start, end, `${inserted} `);
    setChosen(0);
  };
  /** Where the caret is now; what was dismissed is offered again with the next sign. */
  const follow = () => {
    const { selectionStart = null, selectionEnd = null } = field.current ?? {};
    const next = selectionStart === selectionEnd ? selectionStart : null;
    if (next === caret) return;
    setCaret(next);
    setChosen(0);
    if (next === null || triggerAt(field.current?.value ?? "", next)?.start !== dismissed) setDismissed(null);
  };
  /** Says whether the key was for the list. */
  const press = (event: KeyboardEvent): boolean => {
    const suggestion = suggestions[active];
    if (suggestion === undefined || event.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setChosen((active + step + suggestions.length) % suggestions.length);
    else if (event.key === "Escape") setDismissed(trigger?.start ?? null);
    else if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey)) take(suggestion);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const list = { id, suggestions, active, onTake: take };
  const isOpen = suggestions.length > 0;
  const aria = {
    "aria-controls": isOpen ? id : undefined,
    "aria-activedescendant": isOpen ? optionId(id, active) : undefined,
  };
  return { list, isOpen, aria, follow, press, close: () => setCaret(null) };
}

function useFound(trigger: Trigger | null, conversationRef: ConversationRef): readonly Suggestion[] {
  const { model, meId } = useUi();
  const { canMention } = useRole();
  const participants = useParticipants(conversationRef);
  const { kind, query = "" } = trigger ?? {};
  const emoji = useEmoji(kind === "emoji");
  return useMemo(() => {
    if (kind === "emoji" && emoji !== null) {
      const own = emoji.ownEmoji(model.settings.customEmojis ?? {});
      return emoji.findEmoji(query, own, EMOJI_MAX).map(({ text, name, url }) => ({ kind, text, name, url }));
    }
    if (kind === "mention" && canMention) {
      const others = (participants ?? []).map(({ user }) => user).filter(({ id }) => id !== meId);
      return matchingPeople(others, query).map((user: UserSnapshot) => ({ kind, user }));
    }
    return [];
  }, [kind, query, emoji, canMention, participants, model, meId]);
}
