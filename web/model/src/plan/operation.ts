import type { Draft } from "./draft.ts";
import type { Attributes, BackEndOperation, Label, Operation, Part, SessionNumber } from "./operations.ts";

/** Few, so that people react alike. The heart is one that is not fully qualified in many places. */
export const EMOJIS = ["👍", "❤️", ":party:"] as const;

/** Something that a session does, and who it is. */
export function operation(draft: Draft): { session: SessionNumber; operation: Operation } {
  const conversation = draft.conversation();
  const session = draft.sessionIn(conversation);
  return { session, operation: operationOf(draft, session, conversation) };
}

/** Something that this session does in this conversation. */
export function operationOf(draft: Draft, session: SessionNumber, conversation: Label): Operation {
  const { random } = draft;
  const actor = draft.userOf(session);
  const { members, messages } = draft.sketch(conversation);
  const kind = random.weighted([
    [30, "send"],
    [messages.length > 0 ? 7 : 0, "edit"],
    [messages.length > 0 ? 7 : 0, "delete"],
    [messages.length > 0 ? 12 : 0, "react"],
    [messages.length > 0 ? 4 : 0, "unreact"],
    [9, "read"],
    [6, "unread"],
    [5, "rename"],
    [5, "set"],
    [5, "leave"],
    [4, "remove"],
    [4, "create"],
    [6, "add"],
    [4, "put"],
    [2, "alter"],
  ] as const);
  const user = random.chance(0.3) ? actor : draft.user();
  switch (kind) {
    case "send":
      return send(draft, session, conversation);
    case "edit":
    case "delete": {
      // Mostly one's own: only those may be changed.
      const own = messages.filter(({ sender }) => sender === actor);
      const { label: message } = random.pick(own.length > 0 && random.chance(0.8) ? own : messages);
      return kind === "edit"
        ? { op: kind, conversation, message, text: draft.word() }
        : { op: kind, conversation, message };
    }
    case "react":
    case "unreact":
      return { op: kind, conversation, message: recent(draft, conversation), emoji: random.pick(EMOJIS) };
    case "read":
    case "unread":
      return { op: kind, conversation };
    case "rename":
      return { op: kind, user, name: `${user} ${draft.word()}` };
    case "set":
      members.add(actor);
      draft.sketch(conversation).exists = true;
      return { op: kind, conversation, attributes: attributes(draft), part: part(draft) };
    case "create":
      members.add(actor);
      draft.sketch(conversation).exists = true;
      return { op: kind, conversation };
    case "leave":
    case "remove": {
      const gone = kind === "leave" ? actor : user;
      members.delete(gone);
      return { op: "remove", conversation, user: gone };
    }
    case "add":
    case "put":
      members.add(user);
      return { op: kind, conversation, user, part: part(draft) };
    case "alter":
      return { op: kind, conversation, user, part: part(draft) };
    default:
      return kind satisfies never;
  }
}

/** One of the last messages: there must be some. */
export function recent(draft: Draft, conversation: Label): Label {
  return draft.random.pick(draft.sketch(conversation).messages.slice(-5)).label;
}

/** A message, now and then a reply. */
export function send(draft: Draft, session: SessionNumber, conversation: Label): Operation {
  const { random } = draft;
  const { messages } = draft.sketch(conversation);
  const reply = messages.length > 0 && random.chance(0.35) ? random.pick(messages.slice(-8)).label : null;
  return { op: "send", conversation, message: draft.say(conversation, draft.userOf(session)), reply };
}

function attributes(draft: Draft): Attributes {
  const { random } = draft;
  if (random.chance(0.2)) return {};
  if (random.chance(0.3)) return { custom: { colour: random.chance(0.3) ? null : draft.word() } };
  return { subject: random.chance(0.15) ? null : draft.word() };
}

function part(draft: Draft): Part {
  const { random } = draft;
  return {
    // Who may only read can do less, so it does not happen often.
    ...(random.chance(0.2) ? { access: random.pick(["Read", "ReadWrite", "ReadWrite", null] as const) } : {}),
    ...(random.chance(0.5) ? { notify: random.pick([true, false, "MentionsOnly", null] as const) } : {}),
  };
}

/** Something that the back end does. */
export function backEndOperation(draft: Draft): BackEndOperation {
  const { random } = draft;
  const conversation = draft.conversation();
  const sketch = draft.sketch(conversation);
  if (!sketch.exists || sketch.members.size === 0) return recreate(draft, conversation);
  const user = draft.user();
  const message = sketch.messages.length > 0 ? random.pick(sketch.messages.slice(-10)).label : null;
  const kind = random.weighted([
    [6, "sends"],
    [message === null ? 0 : 5, "edits"],
    [message === null ? 0 : 7, "deletes"],
    [2, "dissolve"],
    [3, "joins"],
    [3, "leaves"],
    [2, "reads"],
    [2, "users"],
    [2, "conversation"],
  ] as const);
  switch (kind) {
    case "sends": {
      const senders = [null, ...sketch.members];
      const say = (sender: Label | null) => ({ message: draft.say(conversation, sender), sender });
      return { op: kind, conversation, messages: random.some(senders, random.int(1, 3)).map(say) };
    }
    case "edits":
      return { op: kind, conversation, message: message ?? "", text: draft.word() };
    case "deletes":
      return { op: kind, conversation, message: message ?? "" };
    case "dissolve":
      sketch.exists = false;
      sketch.members.clear();
      sketch.messages.length = 0;
      return { op: kind, conversation };
    case "joins":
      sketch.members.add(user);
      return { op: kind, conversation, user, part: part(draft) };
    case "leaves":
      sketch.members.delete(user);
      return { op: kind, conversation, user };
    case "reads":
      return { op: kind, conversation, user };
    case "users":
      return { op: kind, names: { [user]: `${user} ${draft.word()}` } };
    case "conversation":
      return recreate(draft, conversation);
    default:
      return kind satisfies never;
  }
}

/** A conversation as the back end makes it, new or not. */
export function recreate(draft: Draft, conversation: Label): BackEndOperation {
  const { random, cast } = draft;
  const sketch = draft.sketch(conversation);
  const crowd = random.chance(0.5) ? random.some(cast.crowd, cast.crowd.length) : [];
  const participants = [...crowd, ...random.some(cast.users, random.int(2, cast.users.length))];
  sketch.exists = true;
  for (const user of participants) sketch.members.add(user);
  const custom = random.chance(0.3) ? { custom: { colour: draft.word() } } : {};
  const attributes = { ...(random.chance(0.5) ? { subject: draft.word() } : {}), ...custom };
  return { op: "conversation", conversation, participants, attributes };
}
