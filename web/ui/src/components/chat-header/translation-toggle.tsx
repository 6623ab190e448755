import type { ConversationRef } from "@chinwag/core";
import type { KnownConversation } from "../../box/box-owner.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { Icon } from "../icon/icon.tsx";
import { laterIcons } from "../icon/later-icons.ts";

interface TranslationToggleProps {
  conversationRef: ConversationRef;
  known: KnownConversation;
  isOn: boolean;
}

/** Turns the translation of a conversation on and off. */
export function TranslationToggle({ conversationRef, known, isOn }: TranslationToggleProps) {
  const { model, strings } = useUi();
  const toggle = () => {
    const { byDefault, of } = model.translation.value;
    model.translation.set({ byDefault, of: new Map(of).set(conversationRef.id, !isOn) });
    model.owner.onTranslationToggled?.(!isOn, known);
  };
  return (
    <button
      type="button"
      class={isOn ? "icon-button icon-button-on" : "icon-button"}
      aria-pressed={isOn}
      aria-label={strings.translate}
      title={strings.translate}
      onClick={toggle}
    >
      <Icon path={laterIcons.translate} />
    </button>
  );
}
