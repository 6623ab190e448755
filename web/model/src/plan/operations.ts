/** What happens in a story. Everything is named by labels that the seed determines; ids come when it is played. */

/** A user, a conversation, or a message, by the name it has in the story. */
export type Label = string;

/** How much somebody may do, and what they are notified of. Absent keeps, `null` resets. */
export interface Part {
  readonly access?: "Read" | "ReadWrite" | null;
  readonly notify?: boolean | "MentionsOnly" | null;
}

/** Changes to a conversation. */
export interface Attributes {
  readonly subject?: string | null;
  readonly custom?: Readonly<Record<string, string | null>>;
}

/** Something that a user does through a session. */
export type Operation =
  | { op: "send"; conversation: Label; message: Label; reply: Label | null }
  | { op: "edit"; conversation: Label; message: Label; text: string }
  | { op: "delete"; conversation: Label; message: Label }
  | { op: "react" | "unreact"; conversation: Label; message: Label; emoji: string }
  | { op: "read"; conversation: Label }
  | { op: "unread"; conversation: Label }
  | { op: "create"; conversation: Label }
  | { op: "set"; conversation: Label; attributes: Attributes; part: Part }
  | { op: "add"; conversation: Label; user: Label; part: Part }
  | { op: "put"; conversation: Label; user: Label; part: Part }
  | { op: "alter"; conversation: Label; user: Label; part: Part }
  | { op: "remove"; conversation: Label; user: Label }
  | { op: "rename"; user: Label; name: string };

/** Something that the back end does by REST. */
export type BackEndOperation =
  | { op: "users"; names: Readonly<Record<Label, string>> }
  | { op: "sends"; conversation: Label; messages: readonly { message: Label; sender: Label | null }[] }
  | { op: "edits"; conversation: Label; message: Label; text: string }
  | { op: "deletes"; conversation: Label; message: Label }
  | { op: "conversation"; conversation: Label; participants: readonly Label[]; attributes: Attributes }
  | { op: "dissolve"; conversation: Label }
  | { op: "joins"; conversation: Label; user: Label; part: Part }
  | { op: "leaves"; conversation: Label; user: Label }
  | { op: "reads"; conversation: Label; user: Label };

/** What a session looks at. */
export type View =
  | { view: "list" }
  | { view: "conversation" | "messages" | "participants"; conversation: Label }
  | { view: "participant"; conversation: Label; user: Label }
  | { view: "reactions"; conversation: Label; message: Label; emoji: string }
  | { view: "user"; user: Label };

/** The number of a session, from 0. */
export type SessionNumber = number;

/**
 * How a connection is broken. `cut`: at once. `mute`: the server hears nothing any more, then it breaks. `deaf`: the
 * server does what it hears, and its words are lost, then it breaks. `unanswered`: as `deaf`, but events come through.
 */
export type Fault = "cut" | "mute" | "deaf" | "unanswered";

/** One step of a story. The next begins when this one is done, as far as the connections allow. */
export type Step =
  /** In one tick. Waited for when the session is connected. */
  | { step: "do"; session: SessionNumber; operations: readonly Operation[] }
  /** Several sessions send at once: the server decides the order. */
  | { step: "race"; sends: readonly { session: SessionNumber; operations: readonly Operation[] }[] }
  | { step: "back end"; operation: BackEndOperation }
  /** A subscription, with a number of its own within the story. */
  | { step: "watch"; session: SessionNumber; subscription: number; view: View; wait: boolean }
  | { step: "unwatch"; subscription: number }
  /** Several calls in parallel. */
  | { step: "more"; subscription: number; counts: readonly number[] }
  | { step: "fault"; session: SessionNumber; fault: Fault }
  | { step: "mend"; session: SessionNumber }
  /** Time passes for one session: subscriptions that nobody uses any more are given up. */
  | { step: "pass"; session: SessionNumber; ms: number }
  /** The server dies while these are on their way, or is asked to stop; it comes back with `up`. */
  | {
      step: "down";
      how: "kill" | "stop";
      sends: readonly { session: SessionNumber; operations: readonly Operation[] }[];
    }
  | { step: "up" }
  /** Everything comes to rest, and everybody must see what the model says. */
  | { step: "check" };

/** A whole story. */
export interface Plan {
  readonly seed: number;
  /** Users with sessions; session `n` is of user `n >> 1`. */
  readonly users: readonly Label[];
  readonly conversations: readonly Label[];
  /** Whether the server goes down in it, so that it needs a server of its own. */
  readonly restarts: boolean;
  readonly steps: readonly Step[];
}
