import { useUi } from "../../hooks/ui-context.ts";
import { useNothingShown } from "../../hooks/use-shown.ts";
import { useStore } from "../../hooks/use-store.ts";
import { useTurn } from "../../hooks/use-turn.ts";
import { Notice } from "../notice/notice.tsx";
import { Chat } from "./chat.tsx";
import { ChatSkeleton } from "./chat-skeleton.tsx";

/** The Chatbox: one conversation, which only the owner of the box changes. */
export function Chatbox() {
  const { model, strings } = useUi();
  const current = useStore(model.current);
  useNothingShown(current === null);
  const isTurn = useTurn("chat", current !== undefined);
  if (current === undefined || !isTurn) return <ChatSkeleton />;
  if (current === null) {
    return model.selection.value === null ? (
      <Notice title={strings.noSelectionTitle} text={strings.noSelectionText} />
    ) : (
      <Notice title={strings.emptyInboxTitle} text={strings.emptyInboxText} />
    );
  }
  return <Chat key={current.id} conversationRef={current} takesFocus={false} />;
}
