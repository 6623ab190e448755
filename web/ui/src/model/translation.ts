import type { ParticipantSnapshot } from "@chinwag/core";

/** Which conversations are translated for their reader. */
export interface TranslationWishes {
  /** Those of which nothing is said below; `"auto"`: where people speak different languages. */
  readonly byDefault: boolean | "auto";
  /** By conversation. */
  readonly of: ReadonlyMap<string, boolean>;
}

/** The language of a tag, whichever kind of it. */
export function languageOf(tag: string): string {
  return tag.split(/[-_]/)[0]?.toLowerCase() ?? "";
}

/** Whether people who take part speak different languages, as far as that is known. */
export function speakDifferently(participants: readonly ParticipantSnapshot[]): boolean {
  const known = participants.flatMap(({ user }) => (user.locale === null ? [] : [languageOf(user.locale)]));
  return new Set(known).size > 1;
}

/** Whether a conversation is to be translated. */
export function isTranslated(
  { byDefault, of }: TranslationWishes,
  conversationId: string,
  participants: readonly ParticipantSnapshot[],
): boolean {
  return of.get(conversationId) ?? (byDefault === "auto" ? speakDifferently(participants) : byDefault);
}
