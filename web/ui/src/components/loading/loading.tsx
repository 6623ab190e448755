import { useUi } from "../../hooks/ui-context.ts";
import { useConnectionState } from "../../hooks/use-connection-state.ts";
import { MessageListSkeleton } from "../message-list/message-list-skeleton.tsx";
import { Notice } from "../notice/notice.tsx";

/** Holds the place of messages that are being loaded; says so when they never will be. */
export function Loading() {
  const { strings } = useUi();
  if (useConnectionState() === "ended") {
    return <Notice icon="offline" title={strings.endedTitle} text={strings.endedText} />;
  }
  return (
    <div class="loading" role="status">
      <span class="visually-hidden">{strings.loading}</span>
      <MessageListSkeleton />
    </div>
  );
}
