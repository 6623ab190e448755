import type {
  ConversationListActiveState,
  MessageActiveState,
  ParticipantActiveState,
  ReactionsActiveState,
} from "../../../core/src/index.ts";
import type { Expected } from "../oracle/expected.ts";
import { newestFirst } from "../oracle/expected.ts";
import type { Conversation, World } from "../oracle/world.ts";
import type { Label, View } from "../plan/operations.ts";
import type { Shown, Watched } from "../run/watched.ts";
import { difference } from "./difference.ts";

/** Messages, participants and conversations that subscriptions start with. */
const FIRST = { messages: 30, participants: 10, list: 20 } as const;

/** Compares what a subscription shows with what it must show: what is wrong, or `null`. */
export function look(watched: Watched, world: World, expected: Expected): string | null {
  const { subscription, view, told, outgoing } = watched;
  const { state } = subscription;
  if (state.type !== "active") return `it is ${state.type}`;
  if (told !== state.latestSnapshot) return "its callback was not told of what it shows";
  if (outgoing > 0) return `${outgoing} messages are still on their way`;
  if (view.view === "user") return difference(state.latestSnapshot, expected.user(view.user));
  if (view.view === "list") return lookAtList(watched, world, expected);
  const conversation = expected.seen(view.conversation);
  if (!conversation) {
    watched.shown.known = false;
    return difference(state.latestSnapshot, null);
  }
  switch (view.view) {
    case "conversation":
      return difference(state.latestSnapshot, expected.conversation(conversation));
    case "participant": {
      const participant = conversation.participants.get(view.user);
      return difference(state.latestSnapshot, participant ? expected.participant(participant) : null);
    }
    case "reactions":
      return lookAtReactions(watched, conversation, view, expected);
    case "messages":
      return lookAtMessages(watched, conversation, world, expected);
    case "participants":
      return lookAtParticipants(watched, conversation, world, expected);
    default:
      return view satisfies never;
  }
}

/**
 * Holds a window against what it shows a part of, newest first. Before the window is known, it shows the newest
 * `first` and what was asked for beyond, give or take what came and went meanwhile; afterwards it shows all
 * down to `floor`, which only `loadMore` moves.
 */
function wrongSize(
  size: number,
  total: number,
  inside: number,
  { shown }: Watched,
  lately: { came: number; went: number },
): string | null {
  const least = Math.min(total, inside + shown.more - (shown.known && shown.more === 0 ? 0 : lately.went));
  const most = shown.known ? inside + shown.more : inside + shown.more + lately.came;
  if (size < least) return `it shows ${size} of ${total}, at least ${least} were asked for`;
  // Somebody who was out for a while may see again what they saw before.
  if (size > most && (shown.known || lately.came !== Number.POSITIVE_INFINITY))
    return `it shows ${size} of ${total}, at most ${most} were asked for`;
  return null;
}

/**
 * `loadedAll` must say whether all is shown. Only when what was hidden has gone or come up, nobody need know, until
 * `loadMore` finds it out: `wasPartial` says that there was, or may have been, something hidden.
 */
function completeness(
  { shown }: Watched,
  loadedAll: boolean,
  size: number,
  total: number,
  wasPartial: boolean,
): string | null {
  const doubtful = shown.more === 0 && (shown.known ? shown.partial : wasPartial);
  const right = loadedAll ? size === total : size < total || doubtful;
  return right ? null : `loadedAll is ${loadedAll} with ${size} of ${total}`;
}

/** There are never more than are shown at first. When somebody reacted is for the server to say, once for all. */
function lookAtReactions(
  { subscription }: Watched,
  conversation: Conversation,
  { message: label, emoji }: Extract<View, { view: "reactions" }>,
  expected: Expected,
): string | null {
  const { latestSnapshot, loadedAll } = subscription.state as ReactionsActiveState;
  const message = conversation.messages.find((one) => one.label === label);
  const all = message?.reactions.get(emoji) ?? [];
  for (const [i, reaction] of all.entries()) reaction.createdAt ??= latestSnapshot?.[i]?.createdAt;
  const wanted = all.map(({ user, createdAt }) => ({ user: expected.user(user), createdAt }));
  return difference(
    { latestSnapshot, loadedAll },
    { latestSnapshot: message ? wanted : null, loadedAll: true },
  );
}

/** Whoever comes back begins afresh. */
function forget(shown: Shown): void {
  shown.known = false;
  shown.more = 0;
}

function lookAtMessages(
  watched: Watched,
  conversation: Conversation,
  world: World,
  expected: Expected,
): string | null {
  const { latestSnapshot, loadedAll } = watched.subscription.state as MessageActiveState;
  if (!latestSnapshot) return "it shows null to a participant";
  const { shown, player } = watched;
  const { sent, deleted, out } = world.lately(conversation.id);
  if (out.has(player.user)) forget(shown);
  const all = [...conversation.messages].reverse();
  const size = latestSnapshot.length;
  const wanted = all.slice(0, size).map((message) => expected.message(conversation, message));
  const wrong = difference(latestSnapshot, wanted);
  if (wrong !== null) return wrong;
  const complete = completeness(watched, loadedAll, size, all.length, size + deleted >= FIRST.messages);
  if (complete !== null) return complete;
  const inside = shown.known ? all.filter(({ id }) => id >= shown.floor).length : FIRST.messages;
  const came = out.has(player.user) ? Number.POSITIVE_INFINITY : sent;
  const complaint = wrongSize(size, all.length, inside, watched, { came, went: deleted });
  if (complaint !== null) return complaint;
  shown.floor = loadedAll ? "" : (latestSnapshot.at(-1)?.id ?? "");
  return null;
}

function lookAtParticipants(
  watched: Watched,
  conversation: Conversation,
  world: World,
  expected: Expected,
): string | null {
  const { latestSnapshot, loadedAll } = watched.subscription.state as ParticipantActiveState;
  if (!latestSnapshot) return "it shows null to a participant";
  const { shown, player } = watched;
  const { out } = world.lately(conversation.id);
  if (out.has(player.user)) forget(shown);
  const all = newestFirst(conversation);
  const size = latestSnapshot.length;
  const wrong = difference(
    latestSnapshot,
    all.slice(0, size).map((participant) => expected.participant(participant)),
  );
  if (wrong !== null) return wrong;
  const complete = completeness(watched, loadedAll, size, all.length, size + out.size >= FIRST.participants);
  if (complete !== null) return complete;
  const inside = shown.known ? all.filter(({ joined }) => joined >= shown.joined).length : FIRST.participants;
  const lately = { came: Number.POSITIVE_INFINITY, went: out.size };
  const complaint = wrongSize(size, all.length, inside, watched, lately);
  if (complaint !== null) return complaint;
  shown.joined = loadedAll ? 0 : (all[size - 1]?.joined ?? 0);
  return null;
}

/** A list shows what it showed, what became active since, and what `loadMore` brought; all else stays hidden. */
function lookAtList(watched: Watched, world: World, expected: Expected): string | null {
  const { latestSnapshot, loadedAll } = watched.subscription.state as ConversationListActiveState;
  const { shown, player } = watched;
  const all = expected.list();
  const ids = new Set(latestSnapshot.map(({ id }) => id));
  const visible = all.filter(({ id }) => ids.has(id));
  const wrong = difference(
    latestSnapshot,
    visible.map((conversation) => expected.conversation(conversation)),
  );
  if (wrong !== null) return wrong;
  const hidden = all.filter(({ id }) => !ids.has(id));
  const moved = (id: Label) => {
    const { sent, deleted, out } = world.lately(id);
    return { up: sent > 0 || out.has(player.user), down: deleted > 0 };
  };
  const gone = world.restless.filter((id) => moved(id).up || moved(id).down).length;
  const complete = completeness(watched, loadedAll, ids.size, all.length, ids.size + gone >= FIRST.list);
  if (complete !== null) return complete;
  const missed = hidden.find(
    ({ id }) => (shown.known && !shown.hidden.has(id)) || (moved(id).up && !moved(id).down),
  );
  if (missed) return `${missed.id} is not shown, although it was shown before or became active`;
  const wanted = shown.known ? shown.more : FIRST.list + shown.more;
  const before = shown.known ? all.filter(({ id }) => !shown.hidden.has(id)).length : 0;
  if (ids.size < Math.min(all.length, before + wanted - gone))
    return `it shows ${ids.size} of ${all.length}, ${before + wanted} were asked for`;
  const uncalled = visible.filter(({ id }) => shown.hidden.has(id) && !moved(id).up && !moved(id).down);
  if (shown.known && uncalled.length > shown.more)
    return `${uncalled[0]?.id} is shown, although nobody asked`;
  return null;
}

/** Remembers what a subscription showed when all was well. */
export function remember(watched: Watched, expected: Expected): void {
  const { shown, view, subscription } = watched;
  shown.known = view.view === "list" || ("conversation" in view && expected.seen(view.conversation) !== null);
  shown.more = 0;
  shown.partial = "loadedAll" in subscription.state && !subscription.state.loadedAll;
  if (view.view !== "list") return;
  const { latestSnapshot } = subscription.state as ConversationListActiveState;
  const ids = new Set(latestSnapshot.map(({ id }) => id));
  shown.hidden.clear();
  for (const { id } of expected.list()) if (!ids.has(id)) shown.hidden.add(id);
}
