import {
  type ConversationFilter,
  type ConversationSnapshot,
  type FileData,
  getTalkSession,
  type MessageFilter,
  type MessageSnapshot,
  registerPolyfills,
  type Subscription,
  type TalkSession,
  type TextNode,
} from "@chinwag/core";

/** Every member of the session that an application uses, with what it takes and gives. */
export async function everything(): Promise<void> {
  registerPolyfills({ WebSocket: class {} });
  const session: TalkSession = getTalkSession({
    appId: "shop",
    userId: "alice",
    host: "https://chat.example",
  });
  session.onNeedToken = () => session.setToken("jwt");
  const registered: Subscription = session.onError((error: Error) => error.message);
  registered.unsubscribe();

  const bob = session.user("bob");
  await bob.createIfNotExists({ name: "Bob", email: "bob@example.com", pushTokens: { "fcm:1": true } });
  await bob.set({ custom: { a: null, b: "1" }, phone: null, pushTokens: { "fcm:1": null }, photoUrl: null });
  const online = bob.subscribeOnline((snapshot) => snapshot?.isConnected);
  const name: string | undefined = (await bob.get())?.name;

  const conversation = session.conversation("order");
  await conversation.createIfNotExists({ subject: name ?? "Order", welcomeMessages: ["Hello"] });
  await conversation.set({ notify: "MentionsOnly", access: null, custom: null });
  const message = await conversation.send({ text: "Hi", custom: { a: "1" }, referencedMessage: "msg_1" });
  await conversation.send({
    content: [{ type: "text", children: ["Hi ", { type: "bold", children: ["you"] }] }],
  });
  await message.edit({ text: "Hi!", custom: { a: null } });
  await message.reactions("👍").add();
  await conversation.participant(bob).edit({ access: "Read" });

  const filter: ConversationFilter = ["any", [{ isUnread: true }, { lastActivityAt: [">", 5] }]];
  const list = session.subscribeConversations({ filter }, (snapshots: ConversationSnapshot[], loadedAll) => {
    const all: boolean = loadedAll;
    return [all, snapshots.map(({ lastMessage }) => lastMessage && textOf(lastMessage))];
  });
  await list.loadMore(5);
  const messages = conversation.subscribeMessages((snapshots) => snapshots?.map(textOf));
  const states = [list.state, messages.state, online.state].map((state) => {
    if (state.type === "active") return state.latestSnapshot;
    return state.type === "error" ? state.error.message : state.type;
  });
  const { results, loadedAll } = await session.searchMessages().setQuery("hello");
  const data: FileData = {
    size: 0,
    type: "image/png",
    arrayBuffer: async () => new ArrayBuffer(0),
    slice: () => data,
  };
  const uploaded = await session.uploadImage(data, { filename: "a.png", width: 1 });
  await conversation.send({ content: [{ type: "file", fileToken: uploaded }] });
  const unused: MessageFilter = { sender: ["==", "bob"], createdAt: ["between", [1, 2]] };
  return void [states, results[0]?.conversation.subject, loadedAll, unused];
}

function textOf({ content }: MessageSnapshot): string {
  return content
    .map((block) => {
      if (block.type === "text") return block.children.map(plain).join("");
      return block.type === "file" ? block.filename : `${block.latitude}, ${block.longitude}`;
    })
    .join("\n");
}

function plain(node: TextNode): string {
  if (typeof node === "string") return node;
  return "text" in node ? node.text : node.children.map(plain).join("");
}

export async function refused(session: TalkSession, snapshot: MessageSnapshot): Promise<void> {
  // @ts-expect-error snapshots cannot be changed
  snapshot.custom = {};
  // @ts-expect-error a name cannot be reset
  await session.user("bob").set({ name: null });
  // @ts-expect-error the core session has no interface
  session.createInbox();
  // @ts-expect-error a token is no text
  await session.conversation("c").send({ content: [{ type: "file", fileToken: "invented" }] });
}
