import { Chatbox, Session, useConversations, useUnreads } from "@chinwag/react";
import { useState } from "react";

export function App() {
  const [conversationId, setConversationId] = useState("alice-bob");
  return (
    <Session appId="demo" userId="alice">
      <h1>
        Messages <UnreadCount />
      </h1>
      <Conversations onPick={setConversationId} />
      <Chatbox conversationId={conversationId} style={{ height: 480 }}>
        Loading the chat…
      </Chatbox>
    </Session>
  );
}

function UnreadCount() {
  const unreads = useUnreads();
  return unreads && <small>({unreads.length} unread)</small>;
}

function Conversations({ onPick }: { onPick(id: string): void }) {
  const { conversations, loadedAll, loadMore } = useConversations();
  return (
    <nav>
      {conversations.map(({ id, subject }) => (
        <button type="button" key={id} onClick={() => onPick(id)}>
          {subject ?? id}
        </button>
      ))}
      {!loadedAll && (
        <button type="button" onClick={() => loadMore()}>
          More
        </button>
      )}
    </nav>
  );
}
