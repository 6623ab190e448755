import type { SelectableConversation } from "./options.ts";

/** What a box is made of: options, and a conversation where the older form of the call gave one. */
export interface CreateArguments<Options> {
  readonly options: Options;
  readonly selection: SelectableConversation;
}

/**
 * Tells the two forms of `createChatbox` and `createPopup` apart: options alone, or a conversation (which may be
 * `null` or, with options after it, `undefined`) and options.
 */
export function createArguments<Options extends object>(
  given: readonly unknown[],
): CreateArguments<Partial<Options>> {
  const [first, second] = given;
  const isConversation =
    first === null ||
    given.length > 1 ||
    typeof first === "string" ||
    // Options have no id; everything that stands for a conversation has.
    (typeof first === "object" && first !== null && "id" in first);
  const options = (isConversation ? second : first) as Partial<Options> | null | undefined;
  return {
    options: options ?? {},
    selection: isConversation ? (first as SelectableConversation) : undefined,
  };
}
