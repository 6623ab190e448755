import type { User } from "../users/user.ts";

/** What the application stores with something: strings only. */
export interface CustomData {
  [key: string]: string;
}

/** The attributes of a conversation. Absent keeps the stored value, `null` deletes it. */
export interface ConversationAttributes {
  /** Shown in headers and lists. */
  subject?: string | null;
  /** A URL. */
  photoUrl?: string | null;
  /** Patched key by key. */
  custom?: { [key: string]: string | null } | null;
  /** Shown before the first message. */
  welcomeMessages?: Array<string> | null;
}

/** What can be set about a participant. Absent keeps what is stored. */
export interface ParticipationSettings {
  /** What the participant may do. */
  access?: "Read" | "ReadWrite";
  /** Which messages the participant is notified of. */
  notify?: boolean | "MentionsOnly";
}

/** What can be said about a message besides its text. */
export interface SendMessageOptions {
  /** What the application stores with it. */
  custom?: CustomData;
}

/** A conversation as older applications have it. */
export interface Conversation {
  /** The conversation's id. */
  readonly id: string;
  /** Who takes part. */
  participants: Array<Participant>;
  /** Shown in headers and lists. */
  subject?: string | null;
  /** What the application stores with it. */
  custom?: { [name: string]: string | null } | null;
  /** A URL. */
  photoUrl?: string | null;
  /** Shown before the first message. */
  welcomeMessages?: Array<string> | null;
}

/** A participant of a `Conversation`. */
export interface Participant {
  readonly user: User;
  readonly participationSettings: Partial<ParticipationSettings>;
}

/**
 * Describes a conversation. Nothing is stored until it is selected in a box, or a message is sent with it.
 */
export interface ConversationBuilder {
  /** The conversation's id. */
  readonly id: string;
  /** Shown in headers and lists. */
  subject?: string | null;
  /** Patched key by key. */
  custom?: { [name: string]: string | null } | null;
  /** Shown where more than two people talk. */
  photoUrl?: string | null;
  /** Shown before the first message. */
  welcomeMessages?: Array<string> | null;
  /** Adds a participant, or changes one. */
  setParticipant(user: User, settings?: Partial<ParticipationSettings>): void;
  /** Sets attributes; calls add up. */
  setAttributes(attributes: ConversationAttributes): void;
  /** Sends a message as the current user, after storing the conversation if need be. */
  sendMessage(text: string, options?: SendMessageOptions): Promise<void>;
  /** Takes the current user out of it. Gives false where the user's role may not leave. */
  leave(): Promise<boolean>;
}

/** A conversation, as events tell of it. */
export interface ConversationData {
  /** The conversation's id. */
  id: string;
  /** Shown in headers and lists; `null` when it has none. */
  subject: string | null;
  /** @deprecated The same as `subject`. */
  topicId: string | null;
  /** A URL; `null` when there is none. */
  photoUrl: string | null;
  /** Shown before the first message, and never stored as messages. */
  welcomeMessages: Array<string> | null;
  /** What the application stores with it. */
  custom: CustomData;
  /** Who takes part, by id: always the current user, and everybody where everybody is known. */
  participants: { [userId: string]: { access: "Read" | "ReadWrite" } };
}

/** @deprecated What is said about the conversation with one other user. */
export interface GetOrStartOptionsA {
  /** Shown in headers and lists. */
  subject?: string;
  /** What the application stores with it. */
  custom?: { [name: string]: string };
  /** A URL. */
  photoUrl?: string;
  /** Shown before the first message. */
  welcomeMessages?: string[];
}

/** @deprecated What is said about a conversation by id. */
export interface GetOrStartOptionsB {
  /** Who takes part, besides the current user. */
  participants: Array<User>;
  /** Shown in headers and lists. */
  subject?: string;
  /** What the application stores with it. */
  custom?: { [name: string]: string };
  /** A URL. */
  photoUrl?: string;
}
