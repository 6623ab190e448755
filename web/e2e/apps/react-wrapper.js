import { Chatbox, Inbox, Popup, Session, useUnreads } from "@talkjs/react";
import { createElement as element, StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import Talk from "talkjs";

const syncUser = () => new Talk.User({ id: "alice", name: "Alice", role: "default" });
const syncConversation = (session) => {
  const conversation = session.getOrCreateConversation("wrapped");
  conversation.setParticipant(session.me);
  conversation.setParticipant(new Talk.User("bob"));
  conversation.setAttributes({ subject: "Wrapped" });
  return conversation;
};
const tell = (text) => document.querySelector("output").append(`${text} `);
const onSendMessage = ({ message }) => tell(`sent:${message.text}`);
const onConversationSelected = ({ conversation }) => tell(`selected:${conversation?.id}`);
const onMessage = ({ body }) => tell(`message:${body}`);
const style = { height: 420, width: 420 };
const loading = element("p", null, "Loading…");

function Unreads() {
  const unreads = useUnreads();
  return element("p", { id: "unreads" }, unreads ? `${unreads.length} unread` : "…");
}

function Page() {
  const [isDark, setDark] = useState(false);
  return element(
    Session,
    { appId: "demo", syncUser, onMessage },
    element("button", { type: "button", onClick: () => setDark(!isDark) }, "Other theme"),
    element(Unreads),
    element(Chatbox, {
      ...{ syncConversation, onSendMessage, style, loadingComponent: loading, className: "chatbox" },
      ...{ theme: isDark ? "dark" : "light", highlightedWords: ["lamp"], presence: { visible: true } },
    }),
    element(Inbox, { conversationId: "alice-bob", onConversationSelected, style, messageFilter: {} }),
    element(Popup, { conversationId: "alice-sofia", show: true, asGuest: false }),
  );
}

const root = createRoot(document.getElementById("left"));
root.render(element(StrictMode, null, element(Page)));
window.unmount = () => root.unmount();
