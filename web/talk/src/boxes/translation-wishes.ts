import type { TranslationWishes } from "@chinwag/ui";
import { refuse, requireId } from "../arguments.ts";
import type { ConversationBuilder } from "../conversations/types.ts";
import type { ChatboxOptions } from "./options.ts";

type Given = NonNullable<ChatboxOptions["translateConversations"]>;

/** Which conversations an option wants to be translated. */
export function translationWishes(given: Given, argument: string): TranslationWishes {
  if (!Array.isArray(given)) return { byDefault: requireDefault(given, argument), of: new Map() };
  const ids = given.map((one, index) => translatedId(one, `${argument}[${index}]`));
  return { byDefault: false, of: new Map(ids.map((id) => [id, true])) };
}

/** What holds where nothing is said of a conversation. */
export function requireDefault(given: unknown, argument: string): boolean | "auto" {
  if (typeof given === "boolean" || given === "auto") return given;
  return refuse(argument, 'true, false, "auto" or an array of conversations', given);
}

/** The id of a conversation that is to be translated or not. */
export function translatedId(given: string | ConversationBuilder, argument: string): string {
  return requireId(typeof given === "object" ? given?.id : given, argument);
}
