import type { Attributes, BackEndOperation, Label, Operation, Part } from "../plan/operations.ts";
import type { Conversation, Participant, World } from "./world.ts";

/** What becomes of an operation. `either` is where nothing says which. */
export type Verdict = "done" | "refused" | "either";

/** Does to the model what an operation does. `messageId` is the id that the server gave to a message. */
export function enact(
  world: World,
  actor: Label,
  operation: Operation,
  messageId: string | undefined,
): Verdict {
  switch (operation.op) {
    case "rename":
      world.users.set(operation.user, operation.name);
      return "done";
    case "create":
      return createIfNotExists(world, actor, operation.conversation);
    case "set":
      return set(world, actor, operation);
    case "add":
    case "put":
    case "alter":
      return putParticipant(world, actor, operation);
    case "remove":
      return remove(world, actor, operation);
    case "send":
    case "edit":
    case "delete":
    case "react":
    case "unreact":
    case "read":
    case "unread":
      return enactInside(world, actor, operation, messageId);
    default:
      return operation satisfies never;
  }
}

type Inside = Extract<
  Operation,
  { op: "send" | "edit" | "delete" | "react" | "unreact" | "read" | "unread" }
>;

/** What only participants may do. */
function enactInside(world: World, actor: Label, operation: Inside, messageId: string | undefined): Verdict {
  const conversation = world.conversation(operation.conversation);
  // What has landed stays landed, whatever became of the message or its sender.
  if (operation.op === "send" && conversation?.landed.has(operation.message)) return "done";
  const me = conversation?.participants.get(actor);
  if (!conversation || !me) return "refused";
  switch (operation.op) {
    case "send":
      return send(world, conversation, me, operation, messageId);
    case "edit":
      return me.access === "Read" ? "refused" : edit(conversation, operation.message, operation.text, actor);
    case "delete":
      return deleteMessage(world, conversation, operation.message, me);
    case "react":
    case "unreact":
      world.lately(conversation.id).reacted = true;
      return react(conversation, me, operation);
    case "read":
      me.readUntil = later(me.readUntil, conversation.messages.at(-1)?.id ?? null);
      me.markedUnread = false;
      return "done";
    case "unread":
      me.markedUnread = true;
      return "done";
    default:
      return operation satisfies never;
  }
}

function later(a: string | null, b: string | null): string | null {
  return (a ?? "") > (b ?? "") ? a : b;
}

function send(
  world: World,
  conversation: Conversation,
  me: Participant,
  { message, reply }: Extract<Operation, { op: "send" }>,
  id: string | undefined,
): Verdict {
  if (me.access === "Read") return "refused";
  const referenced = reply === null ? undefined : conversation.messages.find(({ label }) => label === reply);
  // One cannot reply to what is not there, or to the system.
  if (reply !== null && (!referenced || referenced.sender === null)) return "refused";
  if (id !== undefined) {
    world.say(conversation, { id, label: message, sender: me.user, replyTo: referenced?.id ?? null });
  }
  return "done";
}

/** `actor` is `null` for the back end. */
function edit(conversation: Conversation, label: Label, text: string, actor: Label | null): Verdict {
  const message = conversation.messages.find((one) => one.label === label);
  if (!message || (actor !== null && message.sender !== actor)) return "refused";
  message.text = text;
  message.editedAt = undefined;
  return "done";
}

/** Deleting what is not there succeeds; deleting what somebody else said does not. */
function deleteMessage(world: World, conversation: Conversation, label: Label, me: Participant): Verdict {
  const message = conversation.messages.find((one) => one.label === label);
  // Nothing says whether somebody who may change nothing may delete nothing.
  if (me.access === "Read") return message ? "refused" : "either";
  if (message && message.sender !== me.user) return "refused";
  world.unsay(conversation, label);
  return "done";
}

function react(
  conversation: Conversation,
  me: Participant,
  { op, message: label, emoji }: Extract<Operation, { op: "react" | "unreact" }>,
): Verdict {
  const message = conversation.messages.find((one) => one.label === label);
  if (me.access === "Read") return message || op === "react" ? "refused" : "either";
  if (!message) return op === "react" ? "refused" : "done";
  const present = message.reactions.get(emoji) ?? [];
  const others = present.filter(({ user }) => user !== me.user);
  const mine = present.find(({ user }) => user === me.user) ?? { user: me.user, createdAt: undefined };
  if (op === "unreact" && others.length === 0) message.reactions.delete(emoji);
  else if (op === "unreact") message.reactions.set(emoji, others);
  else if (!present.includes(mine)) message.reactions.set(emoji, [...present, mine]);
  return "done";
}

function createIfNotExists(world: World, actor: Label, id: Label): Verdict {
  const conversation = world.conversation(id) ?? world.create(id);
  if (!conversation.participants.has(actor)) world.join(conversation, actor);
  return "done";
}

function set(
  world: World,
  actor: Label,
  { conversation: id, attributes, part }: Extract<Operation, { op: "set" }>,
): Verdict {
  const conversation = world.conversation(id) ?? world.create(id);
  change(conversation, attributes);
  settle(conversation.participants.get(actor) ?? world.join(conversation, actor), part);
  return "done";
}

function change(conversation: Conversation, { subject, custom }: Attributes): void {
  if (subject !== undefined) conversation.subject = subject;
  for (const [key, value] of Object.entries(custom ?? {})) {
    if (value === null) delete conversation.custom[key];
    else conversation.custom[key] = value;
  }
}

function settle(participant: Participant, { access, notify }: Part): void {
  if (access !== undefined) participant.access = access ?? "ReadWrite";
  if (notify !== undefined) participant.notify = notify ?? true;
}

function putParticipant(
  world: World,
  actor: Label,
  { op, conversation: id, user, part }: Extract<Operation, { op: "add" | "put" | "alter" }>,
): Verdict {
  const conversation = world.conversation(id);
  if (!conversation) return "refused";
  // Participants act on others; everybody may act on themselves.
  if (actor !== user && !conversation.participants.has(actor)) return "refused";
  const present = conversation.participants.get(user);
  if (!present && op === "alter") return "refused";
  if (!present) settle(world.join(conversation, user), part);
  else if (op !== "add") settle(present, part);
  return "done";
}

function remove(
  world: World,
  actor: Label,
  { conversation: id, user }: Extract<Operation, { op: "remove" }>,
): Verdict {
  const conversation = world.conversation(id);
  if (!conversation) return "either";
  if (actor !== user && !conversation.participants.has(actor)) return "refused";
  world.leave(conversation, user);
  return "done";
}

/** Does to the model what the back end does. `ids` are those that the server gave to messages, in order. */
export function enactForBackEnd(world: World, operation: BackEndOperation, ids: readonly string[]): Verdict {
  if (operation.op === "users") {
    for (const [user, name] of Object.entries(operation.names)) world.users.set(user, name);
    return "done";
  }
  if (operation.op === "conversation") {
    const conversation = world.conversation(operation.conversation) ?? world.create(operation.conversation);
    change(conversation, operation.attributes);
    for (const user of operation.participants)
      if (!conversation.participants.has(user)) world.join(conversation, user);
    return "done";
  }
  const conversation = world.conversation(operation.conversation);
  if (!conversation) return operation.op === "leaves" ? "either" : "refused";
  switch (operation.op) {
    case "sends": {
      const { messages } = operation;
      if (messages.some(({ sender }) => sender !== null && !conversation.participants.has(sender)))
        return "refused";
      messages.forEach(({ message, sender }, i) => {
        const id = ids[i];
        if (id !== undefined) world.say(conversation, { id, label: message, sender, replyTo: null });
      });
      return "done";
    }
    case "edits":
      return edit(conversation, operation.message, operation.text, null);
    case "deletes":
      return world.unsay(conversation, operation.message) ? "done" : "refused";
    case "dissolve":
      world.dissolve(conversation);
      return "done";
    case "joins": {
      const { user, part } = operation;
      // Putting a participant sets what it does not name to the defaults.
      const { access = null, notify = null } = part;
      settle(conversation.participants.get(user) ?? world.join(conversation, user), { access, notify });
      return "done";
    }
    case "leaves":
      world.leave(conversation, operation.user);
      return "done";
    case "reads": {
      const participant = conversation.participants.get(operation.user);
      if (!participant) return "refused";
      participant.readUntil = later(participant.readUntil, conversation.messages.at(-1)?.id ?? null);
      participant.markedUnread = false;
      return "done";
    }
    default:
      return operation satisfies never;
  }
}
