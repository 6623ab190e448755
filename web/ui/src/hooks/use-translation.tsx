import type { ContentBlock, ConversationRef, ParticipantSnapshot } from "@chinwag/core";
import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { isTranslated, speakDifferently } from "../model/translation.ts";
import { useUi } from "./ui-context.ts";
import { useLazy } from "./use-lazy.ts";
import type { LoadedMessages } from "./use-messages.ts";
import { useRole } from "./use-role.ts";
import { useStore } from "./use-store.ts";

/** What messages say in the reader's language, by what they say in the sender's. */
export type Translations = ReadonlyMap<readonly ContentBlock[], readonly ContentBlock[]>;

/** How the messages of a chat are translated. */
export interface Translation {
  readonly isOn: boolean;
  /** Whether the reader has a switch for it. */
  readonly hasToggle: boolean;
  /** The messages, as they are to be shown. */
  readonly loaded: LoadedMessages | null | undefined;
  /** Has them translated while it is there. */
  readonly element: ComponentChildren;
}

const load = () => import("../later/translator.ts");
const NONE: Translations = new Map();

/** Shows messages in the reader's language, where that is wanted. */
export function useTranslation(
  conversationRef: ConversationRef,
  participants: readonly ParticipantSnapshot[] | null | undefined,
  loaded: LoadedMessages | null | undefined,
): Translation {
  const { model } = useUi();
  const { canTranslate } = useRole();
  const wishes = useStore(model.translation);
  const [translations, setTranslations] = useState(NONE);
  const { showTranslationToggle = false } = model.settings;
  const people = participants ?? [];
  const isOn = canTranslate && isTranslated(wishes, conversationRef.id, people);
  const module = useLazy(isOn, load);
  const shown = useMemo(
    () =>
      loaded && isOn && translations.size > 0
        ? {
            ...loaded,
            messages: loaded.messages.map((message) => {
              const content = translations.get(message.content) as ContentBlock[] | undefined;
              return content ? { ...message, content } : message;
            }),
          }
        : loaded,
    [loaded, isOn, translations],
  );
  return {
    isOn,
    hasToggle:
      canTranslate && (showTranslationToggle === "auto" ? speakDifferently(people) : showTranslationToggle),
    loaded: shown,
    element: module && isOn && loaded && (
      <module.Translator {...{ conversationRef, people, translations, onChange: setTranslations }}>
        {loaded.messages}
      </module.Translator>
    ),
  };
}
