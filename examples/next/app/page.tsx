import { Inbox, Session } from "@chinwag/react";
import { UnreadCount } from "./unread-count";

// The server's address is read when the page is asked for.
export const dynamic = "force-dynamic";

export default function Page() {
  return (
    <Session appId="demo" userId="alice" host={process.env.CHINWAG_HOST ?? "http://127.0.0.1:8080"}>
      <h1>
        Messages <UnreadCount />
      </h1>
      <Inbox conversationId="alice-bob" style={{ height: 480 }}>
        <p>Loading the chat…</p>
      </Inbox>
    </Session>
  );
}
