import type { MessageSnapshot } from "@chinwag/core";
import type { Strings } from "../strings/strings.ts";
import { contentText } from "./content-text.ts";

/** Longest message that is read out in full. */
const READ_OUT_MAX_CHARS = 200;

/**
 * What a screen reader says about messages that came in together, oldest first: a single short one in full,
 * otherwise how many there are, as reading out a burst would hold the listener up.
 */
export function announcement(incoming: readonly MessageSnapshot[], strings: Strings): string {
  const last = incoming[incoming.length - 1];
  if (last === undefined) return "";
  const text = contentText(last.content, strings);
  if (incoming.length === 1 && text.length <= READ_OUT_MAX_CHARS) {
    return last.sender === null ? text : strings.nameSaid(last.sender.name, text);
  }
  if (last.sender === null) return strings.newMessages(incoming.length);
  return strings.newMessagesFrom(incoming.length, last.sender.name);
}
