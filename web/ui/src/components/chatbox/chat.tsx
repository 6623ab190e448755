import type { ConversationRef } from "@chinwag/core";
import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { ChatContext } from "../../hooks/chat-context.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useChatControl } from "../../hooks/use-chat-control.ts";
import { useConversation } from "../../hooks/use-conversation.ts";
import { useGoTo } from "../../hooks/use-go-to.ts";
import { useLazy } from "../../hooks/use-lazy.ts";
import { useMatchingMessages } from "../../hooks/use-matching-messages.ts";
import { useOutbox } from "../../hooks/use-outbox.ts";
import { useParticipants } from "../../hooks/use-participants.ts";
import { useRole } from "../../hooks/use-role.ts";
import { useShown } from "../../hooks/use-shown.ts";
import { useStore } from "../../hooks/use-store.ts";
import { useTranslation } from "../../hooks/use-translation.tsx";
import { useTurn } from "../../hooks/use-turn.ts";
import { matchesConversation } from "../../model/conversation-predicate.ts";
import { chatTitle, conversationTitle } from "../../model/conversation-title.ts";
import { DropArea } from "../attachments/drop-area.tsx";
import { BareHeader, ChatHeader } from "../chat-header/chat-header.tsx";
import { HeaderActions } from "../chat-header/header-actions.tsx";
import { ConnectionBar } from "../connection-bar/connection-bar.tsx";
import { useLightbox } from "../lightbox/use-lightbox.tsx";
import { Loading } from "../loading/loading.tsx";
import { MessageField } from "../message-field/message-field.tsx";
import { ReadOnlyField } from "../message-field/read-only-field.tsx";
import { MessageList } from "../message-list/message-list.tsx";
import { Notice } from "../notice/notice.tsx";

const loadLiveRegion = () => import("../../later/once-shown.ts");
const loadLinkCards = () => import("../../later/link-card.tsx");
const loadSearch = () => import("../search/search-bar.tsx");

/** One conversation. Give it the conversation's id as `key`: another conversation is another chat. */
export interface ChatProps {
  conversationRef: ConversationRef;
  takesFocus: boolean;
  headerStart?: ComponentChildren;
  headerEnd?: ComponentChildren;
  /** Called when the reader has left the conversation. */
  onLeft?: () => void;
}

/** One conversation: whom it is with, its messages, and where one writes. */
export function Chat({ conversationRef, takesFocus, headerStart, headerEnd, onLeft }: ChatProps) {
  const { model, meId, strings } = useUi();
  const conversation = useConversation(conversationRef);
  const participants = useParticipants(conversationRef);
  useShown(conversationRef, conversation, participants);
  const [matching, loadMore] = useMatchingMessages(conversationRef);
  const { loaded, ...translation } = useTranslation(conversationRef, participants, matching);
  const [isSearching, setSearching] = useState(false);
  const search = useLazy(isSearching, loadSearch);
  const outbox = useOutbox(conversationRef);
  const title = useMemo(
    () =>
      conversation && participants
        ? chatTitle(conversationTitle(conversation, participants, meId, strings), model.settings.titles ?? {})
        : null,
    [conversation, participants, meId, strings, model],
  );
  const { showChatHeader = true } = model.settings;
  const attachments = model.attachmentsOf(conversationRef);
  const { canShareFile, linkPreviews } = useRole();
  const linkCards = useLazy(linkPreviews, loadLinkCards);
  const canWrite = conversation !== null && conversation?.access !== "Read";
  const visible = useStore(model.field.visible);
  const isVisible =
    typeof visible === "boolean"
      ? visible
      : Boolean(conversation && matchesConversation(conversation, visible));
  const hasField = canWrite && isVisible;
  const composing = model.composingOf(conversationRef);
  const { goTo, found } = useGoTo(loaded, loadMore);
  useChatControl(conversationRef, loaded, loadMore, goTo, setSearching);
  const { openPicture, element: lightbox } = useLightbox(loaded?.messages ?? []);
  const chatting = useMemo(
    () => ({ conversationRef, canWrite, hasField, composing, goTo, openPicture, linkCards }),
    [conversationRef, canWrite, hasField, composing, goTo, openPicture, linkCards],
  );
  const known = useMemo(
    () => conversation && participants && { conversation, participants },
    [conversation, participants],
  );
  const live = useLazy(loaded !== undefined, loadLiveRegion);
  const isReady = useTurn("messages", Boolean(conversation && title && loaded));

  return (
    <DropArea
      label={title === null ? strings.chat : strings.chatWith(title.title)}
      onFiles={hasField && canShareFile ? (files) => attachments.act((uploads) => uploads.add(files)) : null}
    >
      {showChatHeader && conversation !== null && (
        <ChatHeader
          id={conversationRef.id}
          title={title}
          start={headerStart}
          end={
            <>
              {known && (
                <HeaderActions
                  {...{ conversationRef, known, translation, isSearching, onLeft }}
                  onSearch={() => setSearching(!isSearching)}
                />
              )}
              {headerEnd}
            </>
          }
        />
      )}
      {conversation === null && <BareHeader start={headerStart} end={headerEnd} />}
      {isSearching && search && loaded && <search.SearchBar onClose={() => setSearching(false)} />}
      <ConnectionBar />
      {translation.element}
      {isReady && conversation && title && loaded && (
        <ChatContext.Provider value={chatting}>
          <MessageList {...{ conversationRef, conversation, title, loaded, outbox, loadMore, found }} />
          {live && <live.LiveRegion messages={loaded.messages} />}
          {lightbox}
        </ChatContext.Provider>
      )}
      {conversation === null && (
        <Notice icon="lock" late title={strings.notFoundTitle} text={strings.notFoundText} />
      )}
      {!isReady && conversation !== null && <Loading />}
      <slot name="panels" />
      {conversation?.access === "Read" && isVisible && <ReadOnlyField />}
      {hasField && (
        <MessageField
          {...{ conversationRef, attachments, composing, takesFocus }}
          title={title?.title ?? strings.chat}
        />
      )}
    </DropArea>
  );
}
