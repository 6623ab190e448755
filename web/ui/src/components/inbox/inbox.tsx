import type { ConversationRef } from "@chinwag/core";
import { useEffect, useRef, useState } from "preact/hooks";
import type { KnownConversation } from "../../box/box-owner.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useConnectionState } from "../../hooks/use-connection-state.ts";
import { useIsNarrow } from "../../hooks/use-is-narrow.ts";
import { useNothingShown } from "../../hooks/use-shown.ts";
import { useStore } from "../../hooks/use-store.ts";
import { useTurn } from "../../hooks/use-turn.ts";
import { isTouch } from "../../model/is-touch.ts";
import { Chat } from "../chatbox/chat.tsx";
import { ChatSkeleton } from "../chatbox/chat-skeleton.tsx";
import { ListPane } from "../conversation-list/list-pane.tsx";
import { Icon } from "../icon/icon.tsx";
import { laterIcons } from "../icon/later-icons.ts";
import { Notice } from "../notice/notice.tsx";
import { useBrowserHistory } from "./use-browser-history.ts";

/** The Inbox: the list of conversations beside the one that is open, or one of the two where there is no room. */
export function Inbox() {
  const { model, strings } = useUi();
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLElement>(null);
  const isNarrow = useIsNarrow(root, model.settings.mobileBreakPoint);
  const current = useStore(model.current);
  const selection = useStore(model.selection);
  const [showsChat, setShowsChat] = useState(Boolean(selection));
  const [wasPicked, setPicked] = useState(false);
  const [canPick, setCanPick] = useState(false);
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
  const pick = (ref: ConversationRef, known: KnownConversation, messageId?: string) => {
    if (model.owner.onPick?.(known, messageId) === false) return;
    history.go(isNarrow ? null : (current?.id ?? null), ref.id, isNarrow);
    model.selection.set(ref);
    if (messageId !== undefined) model.wanted.set({ conversationId: ref.id, messageId });
    setPicked(messageId === undefined);
    setShowsChat(true);
  };
  const goBack = () => {
    if (model.owner.ask?.("backButtonClick", {}) === false) return;
    if (!history.backToList()) showList();
  };
  const [query, setQuery] = useState("");
  const isLost = useConnectionState() === "ended" && current === undefined;
  // Without a single conversation there is nothing to list, nor to pick.
  const isEmpty = current === null && selection === undefined;
  const hasPanels = !isLost && !isEmpty;
  const { showMobileBackButton = true } = model.settings;
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
        <ListPane
          query={query}
          onQuery={setQuery}
          currentId={current?.id ?? lastId.current}
          isBesideChat={!isNarrow && Boolean(current)}
          onPick={pick}
          onChoice={setCanPick}
          element={list}
        />
      )}
      {hasPanels && (!isNarrow || showsChat) && (
        <InboxChat
          current={current}
          canPick={canPick}
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
  /** Whether there is anything in the list. */
  canPick: boolean;
  takesFocus: boolean;
  onBack: (() => void) | undefined;
  onLeft: () => void;
}

function InboxChat({ current, canPick, takesFocus, onBack, onLeft }: InboxChatProps) {
  const { strings } = useUi();
  const isTurn = useTurn("chat", current !== undefined);
  if (current === undefined || !isTurn) return <ChatSkeleton />;
  if (current === null) {
    return (
      <section class="chat" aria-label={strings.chat}>
        {canPick && <Notice title={strings.noSelectionTitle} text={strings.noSelectionText} />}
      </section>
    );
  }
  const back = onBack && (
    <button type="button" class="icon-button back-button" aria-label={strings.back} onClick={onBack}>
      <Icon path={laterIcons.back} mirrored />
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
