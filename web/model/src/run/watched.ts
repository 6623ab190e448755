import type {
  ConversationListSubscription,
  ConversationSubscription,
  MessageSubscription,
  ParticipantSubscription,
  ReactionsSubscription,
  SingleParticipantSubscription,
  UserSubscription,
} from "../../../core/src/index.ts";
import type { Label, View } from "../plan/operations.ts";
import type { Player } from "./player.ts";

/** Any subscription. */
export type AnySubscription =
  | ConversationListSubscription
  | ConversationSubscription
  | MessageSubscription
  | ParticipantSubscription
  | ReactionsSubscription
  | SingleParticipantSubscription
  | UserSubscription;

/** What is remembered of what a subscription showed, since only a part of everything is. */
export interface Shown {
  /** Nothing is remembered before the first look, or after the viewer was out of the conversation. */
  known: boolean;
  /** Messages: the oldest shown, "" for all. */
  floor: string;
  /** Participants: the one who joined first of those shown. */
  joined: number;
  /** Conversations that are not shown. */
  readonly hidden: Set<Label>;
  /** Whether it did not show all. */
  partial: boolean;
  /** How many more were asked for since. */
  more: number;
}

/** A subscription, and what its callback was last told. */
export interface Watched {
  readonly player: Player;
  readonly view: View;
  readonly subscription: AnySubscription;
  readonly shown: Shown;
  told: unknown;
  /** How many messages are on their way, where that is looked at. Those that were refused stay, and do not count. */
  outgoing: number;
  /** Ends it. */
  end(): void;
}

/** Subscribes. `messageId` is that of the message that the view is about. */
export function watch(player: Player, view: View, messageId: string): Watched {
  const shown: Shown = { known: false, floor: "", joined: 0, hidden: new Set(), partial: false, more: 0 };
  const watched: Watched = {
    ...{ player, view, shown, told: undefined, outgoing: 0 },
    subscription: subscribe(player, view, messageId, (snapshot) => {
      watched.told = snapshot;
    }),
    end: () => {
      watched.subscription.unsubscribe();
      outbox?.unsubscribe();
    },
  };
  const outbox =
    view.view === "messages"
      ? player.session.conversation(view.conversation).subscribeOutbox((messages) => {
          watched.outgoing = messages.filter(({ state }) => state !== "failed").length;
        })
      : null;
  return watched;
}

function subscribe(
  { session }: Player,
  view: View,
  messageId: string,
  tell: (snapshot: unknown) => void,
): AnySubscription {
  switch (view.view) {
    case "list":
      return session.subscribeConversations(tell);
    case "user":
      return session.user(view.user).subscribe(tell);
    case "conversation":
      return session.conversation(view.conversation).subscribe(tell);
    case "messages":
      return session.conversation(view.conversation).subscribeMessages(tell);
    case "participants":
      return session.conversation(view.conversation).subscribeParticipants(tell);
    case "reactions":
      return session.conversation(view.conversation).message(messageId).reactions(view.emoji).subscribe(tell);
    case "participant":
      return session.conversation(view.conversation).participant(view.user).subscribe(tell);
    default:
      return view satisfies never;
  }
}
