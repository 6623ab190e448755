import type { Strings } from "../strings/strings.ts";

/**
 * Why a message was not sent, for the one who wrote it. What they can understand and act on is said in the words of
 * the interface; the rest in those of the server, which are better than none.
 */
export function failureText(error: Error | null, strings: Strings): string {
  const reason = error && reasonOf(error, strings);
  return reason ? strings.failedBecause(reason) : strings.failed;
}

function reasonOf(error: Error, strings: Strings): string {
  switch ("code" in error && error.code) {
    case "READ_ONLY":
      return strings.failedReadOnly;
    case "NOT_A_PARTICIPANT":
    case "UNKNOWN_CONVERSATION":
      return strings.failedNotParticipant;
    default:
      return error.message;
  }
}
