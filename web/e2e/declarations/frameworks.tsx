import "@chinwag/elements";
import {
  Chatbox,
  type ChatboxController,
  Inbox,
  type InboxController,
  Popup,
  Session,
  useConversation,
  useConversations,
  useMessages,
  useOnline,
  useParticipants,
  useSession,
  useTyping,
  useUnreads,
  useUser,
} from "@chinwag/react";
import type Talk from "chinwag";
import { useRef } from "react";

/** A page with every component. */
export function Page({ id }: { id: string | null }) {
  const chat = useRef<ChatboxController>(null);
  const inbox = useRef<InboxController>(null);
  const popup = useRef<Talk.Popup | undefined>(undefined);
  const ask = async () => {
    await chat.current?.sendMessage("Hello");
    await inbox.current?.selectConversation("order-17");
    const jumped: Talk.HighlightResult | undefined = await chat.current?.jumpToNextHighlight();
    return [jumped, chat.current?.box?.currentConversation?.id];
  };
  return (
    <Session
      appId="shop"
      syncUser={{ id: "alice", name: "Alice" }}
      tokenFetcher={async () => "jwt"}
      onMessage={({ isByMe, body }) => void [isByMe, body]}
    >
      <button type="button" onClick={ask}>
        Ask
      </button>
      <Chatbox ref={chat} conversationId={id} theme={{ name: "dark" }} style={{ height: 500 }}>
        Loading
      </Chatbox>
      <Inbox
        ref={inbox}
        syncConversation={(session) => session.getOrCreateConversation("order-17")}
        feedFilter={{ custom: { kind: ["==", "order"] } }}
        onSelectConversation={({ conversation, preventDefault }) =>
          conversation.id === "x" && preventDefault()
        }
      />
      <Popup popupRef={popup} launcher="never" show={id !== null} onClose={() => undefined} />
      <Chatbox appId="shop" userId="bob" messageFieldVisible={false} enterSendsMessage={undefined} />
      <Facts />
    </Session>
  );
}

function Facts() {
  const session: Talk.Session | null = useSession();
  const { conversation, ref, status, error } = useConversation("order-17");
  const { conversations, loadMore } = useConversations({ filter: { isUnread: true } });
  const { messages, loadedAll } = useMessages(conversation?.id ?? null);
  const { participants } = useParticipants("order-17");
  const { typing, markAsTyping } = useTyping("order-17");
  const { isOnline } = useOnline("bob");
  const { user } = useUser();
  const unreads: Talk.UnreadConversation[] | undefined = useUnreads();
  const send = (): Promise<Talk.MessageRef> | undefined => ref?.send("Hello");
  const seen = [
    session,
    status,
    error,
    loadMore,
    loadedAll,
    participants?.length,
    markAsTyping,
    isOnline,
    send,
  ];
  return (
    <p>
      {messages?.map(({ plaintext }) => plaintext)}
      {typing?.many === false && typing.users.length}
      {user?.name} {unreads?.length} {conversations.length} {seen.length}
    </p>
  );
}

/** A page with every element. */
export function elements(): unknown {
  const inbox = document.createElement("t-inbox");
  inbox.appId = "shop";
  inbox.tokenFetcher = async () => "jwt";
  inbox.messageFilter = { sender: { id: ["!=", "robot"] } };
  inbox.addEventListener("send-message", ({ detail }) =>
    detail.override({ text: `${detail.message.text}!` }),
  );
  inbox.addEventListener("unreads-change", ({ detail }) => detail.length);
  inbox.addEventListener("click", (event) => event.clientX);
  const box: Talk.Inbox | undefined = inbox.box;
  const popup = document.querySelector("t-popup");
  if (popup) popup.show = true;
  return [box?.currentConversation, document.querySelector("t-chatbox")?.session];
}
