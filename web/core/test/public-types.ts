/** Checked by the compiler: what applications rely on. */
import type {
  ConversationSnapshot,
  MessageSnapshot,
  OutboxMessage,
  TalkSession,
  UserSnapshot,
} from "../src/index.ts";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const yes = <_T extends true>(): void => {};

export async function states(session: TalkSession): Promise<void> {
  const conversation = session.conversation("c");
  const messages = conversation.subscribeMessages((snapshot, loadedAll) => {
    yes<Equal<typeof snapshot, MessageSnapshot[] | null>>();
    yes<Equal<typeof loadedAll, boolean>>();
  });
  if (messages.state.type === "active")
    yes<Equal<typeof messages.state.latestSnapshot, MessageSnapshot[] | null>>();
  if (messages.state.type === "error") yes<Equal<typeof messages.state.error, Error>>();
  const { latestSnapshot } = await session.subscribeConversations().connected;
  yes<Equal<typeof latestSnapshot, ConversationSnapshot[]>>();
  yes<Equal<Awaited<ReturnType<typeof session.currentUser.get>>, UserSnapshot | null>>();
  conversation.subscribeOutbox((outbox) => yes<Equal<typeof outbox, readonly OutboxMessage[]>>());
}

export async function received(session: TalkSession, message: MessageSnapshot): Promise<void> {
  // What was received can be sent again.
  const [block] = message.content;
  if (block) await session.conversation("c").send({ content: [block] });
  // @ts-expect-error snapshots cannot be changed
  message.custom = {};
  // @ts-expect-error a message is not of two blocks
  await session.conversation("c").send({ content: [block, block] });
  // @ts-expect-error a user has to have a name
  await session.user("bob").createIfNotExists({});
  // @ts-expect-error a name cannot be reset
  await session.user("bob").set({ name: null });
}
