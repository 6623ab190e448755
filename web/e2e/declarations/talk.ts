import Talk from "chinwag";

/** A page as the documents show it. */
export async function page(container: HTMLElement): Promise<void> {
  await Talk.ready;
  const me = new Talk.User({ id: "alice", name: "Alice" });
  const session = new Talk.Session({ appId: "shop", me, tokenFetcher: async () => "jwt" });
  const conversation: Talk.ConversationRef = session.conversation(Talk.oneOnOneId("alice", "bob"));
  await conversation.createIfNotExists();
  const inbox = session.createInbox();
  await inbox.select(conversation.id);
  await inbox.mount(container);

  const filter: Talk.ConversationFilter = { hasMessages: true, custom: { kind: "exists" } };
  const list: Talk.ConversationListSubscription = session.subscribeConversations({ filter }, (snapshots) =>
    snapshots.map((snapshot: Talk.ConversationSnapshot) => snapshot.subject),
  );
  const typing = conversation.subscribeTyping((who: Talk.TypingSnapshot | null) =>
    who === null || who.many ? [] : who.users.map(({ name }) => name),
  );
  const search: Talk.MessageSearch = session.searchMessages((results, status) => [results.length, status]);
  const found: Talk.MessageSearchState = await search.setQuery("hello");
  const token: Talk.FileToken = await session.uploadFile(new Blob(["x"]), { filename: "x.txt" });
  conversation.subscribeMessages(undefined, { filter });
  return void [list.state, typing.state, found.loadedAll, token];
}
