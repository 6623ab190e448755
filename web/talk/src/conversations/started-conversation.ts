import type { ConversationRef, TalkSession } from "@chinwag/core";
import { refuse, requireObject } from "../arguments.ts";
import { User } from "../users/user.ts";
import { StoringConversationBuilder } from "./conversation-builder.ts";
import type { Conversation, GetOrStartOptionsA, GetOrStartOptionsB, Participant } from "./types.ts";

/** A conversation as the older `getOrStartConversation` gives it. It is stored when it is selected in a box. */
export class StartedConversation implements Conversation {
  readonly id: string;
  participants: Array<Participant>;
  subject?: string | null;
  custom?: { [name: string]: string | null } | null;
  photoUrl?: string | null;
  welcomeMessages?: Array<string> | null;
  readonly #session: () => TalkSession;

  constructor(
    id: string,
    people: User[],
    options: GetOrStartOptionsA | GetOrStartOptionsB,
    session: () => TalkSession,
  ) {
    this.id = id;
    this.participants = people.map((user) => ({ user, participationSettings: {} }));
    const { subject, custom, photoUrl } = options;
    if (subject !== undefined) this.subject = subject;
    if (custom !== undefined) this.custom = custom;
    if (photoUrl !== undefined) this.photoUrl = photoUrl;
    if ("welcomeMessages" in options && options.welcomeMessages !== undefined) {
      this.welcomeMessages = options.welcomeMessages;
    }
    this.#session = session;
  }

  /** Stores it, with the people in it. */
  store(): Promise<ConversationRef> {
    return this.#builder().store();
  }

  /** Stores it, and looks at it as a guest. */
  visit(): Promise<void> {
    return this.#builder().visit();
  }

  #builder(): StoringConversationBuilder {
    const builder = new StoringConversationBuilder(this.id, this.#session);
    builder.setAttributes(this);
    for (const { user, participationSettings } of this.participants) {
      builder.setParticipant(user, participationSettings);
    }
    return builder;
  }
}

/** The options of `getOrStartConversation` with the people that they name, the current user first. */
export function startOptions(
  given: GetOrStartOptionsA | GetOrStartOptionsB | undefined,
): [GetOrStartOptionsA | GetOrStartOptionsB, User[]] {
  const options = given === undefined ? {} : requireObject(given, "options");
  const people = "participants" in options ? options.participants : [];
  if (!Array.isArray(people)) refuse("options.participants", "an array of Talk.User", people);
  for (const user of people) {
    if (!(user instanceof User)) refuse("options.participants", "an array of Talk.User", user);
  }
  return [options, people];
}
