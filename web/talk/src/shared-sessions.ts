import type { TalkSession } from "@chinwag/core";

/** A share in a session of the data API. */
export interface Loan {
  readonly session: TalkSession;
  /** Ends the share; the last one closes the session. A second call does nothing. */
  giveBack(): void;
}

const borrowers = new WeakMap<TalkSession, number>();

/**
 * Takes a share in a session of the data API. It is the same one for the same user, so two sessions of one page
 * may have it in common, and destroying one must not end the other.
 */
export function borrow(session: TalkSession): Loan {
  borrowers.set(session, (borrowers.get(session) ?? 0) + 1);
  let isMine = true;
  return {
    session,
    giveBack() {
      if (!isMine) return;
      isMine = false;
      const left = (borrowers.get(session) ?? 1) - 1;
      borrowers.set(session, left);
      if (left === 0) session.close();
    },
  };
}
