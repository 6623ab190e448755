import type { UserSnapshot } from "@chinwag/core";

/** What is offered to complete what is being written. */
export type Suggestion = EmojiSuggestion | PersonSuggestion;

/** An emoji. */
export interface EmojiSuggestion {
  readonly kind: "emoji";
  /** The character, or the name of a custom one. */
  readonly text: string;
  readonly name: string;
  readonly url?: string | undefined;
}

/** Somebody to mention. */
export interface PersonSuggestion {
  readonly kind: "mention";
  readonly user: Pick<UserSnapshot, "id" | "name" | "photoUrl">;
}

/** Tells suggestions apart. */
export function suggestionKey(suggestion: Suggestion): string {
  return suggestion.kind === "emoji" ? suggestion.text : suggestion.user.id;
}
