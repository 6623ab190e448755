import type { Strings } from "../strings/strings.ts";

/**
 * Why a message was not sent, for the one who wrote it. What they can understand and act on is said in the words of
 * the interface; the rest in those of the server, which are better than none.
 */
export function failureText(error: Error | null, strings: Strings): string {
  const reason = failureReason(error, strings);
  return reason ? strings.failedBecause(reason) : strings.failed;
}

/** The reason alone; `null` when there is none. */
export function failureReason(error: Error | null, strings: Strings): string | null {
  switch (error && "code" in error && error.code) {
    case "READ_ONLY":
      return strings.failedReadOnly;
    case "NOT_A_PARTICIPANT":
    case "UNKNOWN_CONVERSATION":
      return strings.failedNotParticipant;
    case "FILE_TOO_LARGE":
      return strings.failedTooLarge;
    case "FILE_TYPE_NOT_ALLOWED":
      return strings.failedFileType;
    case "FILE_REFUSED":
      return strings.failedFileRefused;
    case "QUOTA_EXCEEDED":
      return strings.failedQuota;
    case "NOT_PERMITTED":
      return strings.failedNotPermitted;
    default:
      return error?.message || null;
  }
}
