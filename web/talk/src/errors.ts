/** Why something was refused, for programs. */
export enum ErrorCode {
  /** The browser, or its user, does not allow notifications. */
  NOTIFICATIONS_PERMISSION_DENIED = 0,
  /** The browser has no notifications. */
  NOTIFICATIONS_NOT_SUPPORTED = 1,
  /** An argument was wrong. */
  ARGUMENT_INVALID = 2,
}

/** An error with a code. */
export class TalkError extends Error {
  /** Why, for programs. */
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = "TalkError";
    this.code = code;
  }
}
