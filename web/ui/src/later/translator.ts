import type { ConversationRef, MessageSnapshot, ParticipantSnapshot } from "@chinwag/core";
import { useEffect, useRef } from "preact/hooks";
import { useUi } from "../hooks/ui-context.ts";
import type { Translations } from "../hooks/use-translation.tsx";
import { languageOf } from "../model/translation.ts";

/** How many messages are asked for at once. */
const AT_ONCE = 4;

/** Has messages translated, while it is there. */
export interface TranslatorProps {
  conversationRef: ConversationRef;
  people: readonly ParticipantSnapshot[];
  translations: Translations;
  onChange: (translations: Translations) => void;
  /** Newest first. */
  children: readonly MessageSnapshot[];
}

/** Has messages of others translated into the reader's language, newest first. Shows nothing itself. */
export function Translator({
  conversationRef,
  people,
  translations,
  onChange,
  children,
}: TranslatorProps): null {
  const { meId } = useUi();
  const language = people.find(({ user }) => user.id === meId)?.user.locale ?? navigator.language;
  const known = useRef(new Map(translations));
  const asked = useRef(new Set<unknown>());
  const running = useRef(0);
  useEffect(() => {
    let isGone = false;
    const next = () => {
      const message = children.find(
        (one) => isWanted(one, meId, language) && !asked.current.has(one.content),
      );
      if (message === undefined || running.current >= AT_ONCE || isGone) return;
      running.current += 1;
      asked.current.add(message.content);
      conversationRef
        .message(message.id)
        .translate(language)
        .then(
          (translated) => {
            if (translated === null) return;
            known.current.set(message.content, translated.content);
            onChange(new Map(known.current));
          },
          // It stays as it was written, which is no worse than without this.
          () => undefined,
        )
        .finally(() => {
          running.current -= 1;
          next();
        });
      next();
    };
    next();
    return () => {
      isGone = true;
    };
  }, [children, conversationRef, meId, language, onChange]);
  return null;
}

/** What oneself has written one understands, and so what is in one's own language. */
function isWanted({ sender, content }: MessageSnapshot, meId: string, language: string): boolean {
  if (sender === null || sender.id === meId) return false;
  const isForeign = sender.locale === null || languageOf(sender.locale) !== languageOf(language);
  return isForeign && content.some(({ type }) => type === "text");
}
