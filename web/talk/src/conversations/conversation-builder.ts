import type { ConversationRef, SetConversationParams, TalkSession } from "@chinwag/core";
import { refuse, requireObject } from "../arguments.ts";
import { ignoreSyncDisabled } from "../sync-disabled.ts";
import { User } from "../users/user.ts";
import { userParams } from "../users/user-params.ts";
import type {
  ConversationAttributes,
  ConversationBuilder,
  ParticipationSettings,
  SendMessageOptions,
} from "./types.ts";

interface Participant {
  readonly user: User;
  readonly settings: Partial<ParticipationSettings>;
}

/** Gathers what is said about a conversation, and stores it when that is asked for. */
export class StoringConversationBuilder implements ConversationBuilder {
  readonly id: string;
  subject?: string | null;
  custom?: { [name: string]: string | null } | null;
  photoUrl?: string | null;
  welcomeMessages?: Array<string> | null;
  /** By user id, as pages count them. */
  readonly participants: { [userId: string]: Participant } = {};
  readonly #session: () => TalkSession;

  constructor(id: string, session: () => TalkSession) {
    this.id = id;
    this.#session = session;
  }

  setParticipant(user: User, settings: Partial<ParticipationSettings> = {}): void {
    if (!(user instanceof User)) refuse("user", "a Talk.User", user);
    const known = this.participants[user.id];
    // One that is an id alone says nothing new of somebody of whom more was said.
    const isNew = known === undefined || userParams(user) !== null;
    const settled = { ...known?.settings, ...settings };
    this.participants[user.id] = { user: isNew ? user : known.user, settings: settled };
  }

  setAttributes(attributes: ConversationAttributes): void {
    // Pages hand in whole objects of their own; what is not an attribute is not taken.
    const { subject, photoUrl, custom, welcomeMessages } = requireObject(attributes, "attributes");
    if (subject !== undefined) this.subject = subject;
    if (photoUrl !== undefined) this.photoUrl = photoUrl;
    if (welcomeMessages !== undefined) this.welcomeMessages = welcomeMessages;
    if (custom !== undefined) this.custom = custom && { ...this.custom, ...custom };
  }

  async sendMessage(text: string, options: SendMessageOptions = {}): Promise<void> {
    if (typeof text !== "string") refuse("text", "a string", text);
    await this.store();
    await this.#session()
      .conversation(this.id)
      .send({ text, ...options }, { origin: "web" });
  }

  async leave(): Promise<boolean> {
    const session = this.#session();
    try {
      await session.conversation(this.id).participant(session.currentUser.id).delete();
      return true;
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "NOT_PERMITTED") return false;
      throw error;
    }
  }

  /** Stores what was said so far, and looks at it as a guest. */
  async visit(): Promise<void> {
    const session = this.#session();
    await session.conversation(this.id).joinAsGuest(this.#attributes());
    await this.#storeOthers(session);
  }

  /** Stores what was said so far. What the server does not let browsers write is left to the backend. */
  async store(): Promise<ConversationRef> {
    const session = this.#session();
    const ref = session.conversation(this.id);
    const meId = session.currentUser.id;
    const own = ref.set({ ...this.#attributes(), ...this.participants[meId]?.settings });
    await Promise.all([ignoreSyncDisabled(own), this.#storeOthers(session)]);
    return ref;
  }

  async #storeOthers(session: TalkSession): Promise<void> {
    const ref = session.conversation(this.id);
    const writes: Promise<void>[] = [];
    for (const { user, settings } of Object.values(this.participants)) {
      const params = userParams(user);
      if (params !== null) writes.push(session.user(user.id).set(params));
      if (user.id === session.currentUser.id) continue;
      const participant = ref.participant(user.id);
      const isPlain = Object.keys(settings).length === 0;
      writes.push(isPlain ? participant.createIfNotExists() : participant.set(settings));
    }
    await Promise.all(writes.map(ignoreSyncDisabled));
  }

  #attributes(): SetConversationParams {
    const { subject, photoUrl, custom, welcomeMessages } = this;
    const fields = { subject, photoUrl, custom, welcomeMessages };
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  }
}
