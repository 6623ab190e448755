import type { ConversationRef } from "@chinwag/core";
import { useEffect, useRef, useState } from "preact/hooks";
import type { KnownConversation } from "../../box/box-owner.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useConnectionState } from "../../hooks/use-connection-state.ts";
import { useIsNarrow } from "../../hooks/use-is-narrow.ts";
import { useNothingShown } from "../../hooks/use-shown.ts";
import { useStore } from "../../hooks/use-store.ts";
import { isTouch } from "../../model/is-touch.ts";
import { Chat } from "../chatbox/chat.tsx";
import { ChatSkeleton } from "../chatbox/chat-skeleton.tsx";
import { ConversationList } from "../conversation-list/conversation-list.tsx";
import { Icon } from "../icon/icon.tsx";
import { Notice } from "../notice/notice.tsx";
import { ListHeader } from "./list-header.tsx";
import { useBrowserHistory } from "./use-browser-history.ts";

/** The Inbox: the list of conversations beside the one that is open, or one of the two where there is no room. */
export function Inbox() {
  const { model, strings } = useUi();
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLElement>(null);
  const isNarrow = useIsNarrow(root);
  const current = useStore(model.current);
  const selection = useStore(model.selection);
  const [showsChat, setShowsChat] = useState(Boolean(selection));
  const [wasPicked, setPicked] = useState(false);
  const lastId = useRef<string | null>(null);
  if (current) lastId.current = current.id;
  // Selecting by program opens the chat as picking it does, and deselecting goes back to the list.
  useEffect(() => setShowsChat(Boolean(selection)), [selection]);
  const showList = () => {
    model.selection.set(null);
    setShowsChat(false);
    // The button that had the focus is gone; the list takes it over once it is there.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  };
  const history = useBrowserHistory((ref) => {
    if (ref === null) showList();
    else model.selection.set(ref);
  });
  const pick = (ref: ConversationRef, known: KnownConversation) => {
    if (model.owner.onPick?.(known) === false) return;
    history.go(isNarrow ? null : (current?.id ?? null), ref.id, isNarrow);
    model.selection.set(ref);
    setPicked(true);
    setShowsChat(true);
  };
  const goBack = () => {
    if (!history.backToList()) showList();
  };
  const isLost = useConnectionState() === "ended" && current === undefined;
  // Without a single conversation there is nothing to list, nor to pick.
  const isEmpty = current === null && selection === undefined;
  const hasPanels = !isLost && !isEmpty;
  const { showMobileBackButton = true, showFeedHeader = true } = model.settings;
  const showsList = hasPanels && (!isNarrow || !showsChat);
  useNothingShown(current === null || (isNarrow && showsList));

  return (
    <div
      class={isNarrow ? "inbox inbox-narrow" : "inbox"}
      t-mobile-inbox={isNarrow ? "true" : undefined}
      ref={root}
    >
      {isEmpty && <Notice title={strings.emptyInboxTitle} text={strings.emptyInboxText} />}
      {isLost && <Notice icon="offline" title={strings.endedTitle} text={strings.endedText} />}
      {showsList && (
        <nav class="inbox-list t-conversation-list" part="list" aria-label={strings.conversations} ref={list}>
          {showFeedHeader && <ListHeader />}
          <ConversationList
            currentId={current?.id ?? lastId.current}
            isBesideChat={!isNarrow && Boolean(current)}
            onPick={pick}
          />
        </nav>
      )}
      {hasPanels && (!isNarrow || showsChat) && (
        <InboxChat
          current={current}
          takesFocus={wasPicked && !isTouch()}
          onBack={isNarrow && showMobileBackButton ? goBack : undefined}
          onLeft={showList}
        />
      )}
    </div>
  );
}

interface InboxChatProps {
  current: ConversationRef | null | undefined;
  takesFocus: boolean;
  onBack: (() => void) | undefined;
  onLeft: () => void;
}

function InboxChat({ current, takesFocus, onBack, onLeft }: InboxChatProps) {
  const { strings } = useUi();
  if (current === undefined) return <ChatSkeleton />;
  if (current === null) {
    return (
      <section class="chat" aria-label={strings.chat}>
        <Notice title={strings.noSelectionTitle} text={strings.noSelectionText} />
      </section>
    );
  }
  const back = onBack && (
    <button type="button" class="icon-button" aria-label={strings.back} onClick={onBack}>
      <Icon name="back" mirrored />
    </button>
  );
  return (
    <Chat
      key={current.id}
      conversationRef={current}
      takesFocus={takesFocus}
      headerStart={back}
      onLeft={onLeft}
    />
  );
}
