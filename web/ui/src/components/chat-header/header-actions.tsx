import type { ConversationRef } from "@chinwag/core";
import type { KnownConversation } from "../../box/box-owner.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useLazy } from "../../hooks/use-lazy.ts";
import { useRole } from "../../hooks/use-role.ts";
import type { Translation } from "../../hooks/use-translation.tsx";
import { Icon } from "../icon/icon.tsx";
import { ConversationMenu } from "./conversation-menu.tsx";

const loadToggle = () => import("./translation-toggle.tsx");

interface HeaderActionsProps {
  conversationRef: ConversationRef;
  known: KnownConversation;
  translation: Pick<Translation, "hasToggle" | "isOn">;
  isSearching: boolean;
  onSearch(): void;
  onLeft: (() => void) | undefined;
}

/** What can be done in the head of a chat: translate it, search it, and what its menu has. */
export function HeaderActions(props: HeaderActionsProps) {
  const { conversationRef, known, translation, isSearching, onSearch, onLeft } = props;
  const { strings } = useUi();
  const { canSearch } = useRole();
  const toggle = useLazy(translation.hasToggle, loadToggle);
  return (
    <>
      {toggle && <toggle.TranslationToggle {...{ conversationRef, known, isOn: translation.isOn }} />}
      {canSearch && (
        <button
          type="button"
          class="icon-button"
          aria-label={strings.searchMessages}
          aria-expanded={isSearching}
          onClick={onSearch}
        >
          <Icon name="search" />
        </button>
      )}
      {!known.conversation.isGuest && <ConversationMenu {...{ conversationRef, known, onLeft }} />}
    </>
  );
}
