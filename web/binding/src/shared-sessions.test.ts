import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type SessionProps, shareSession, type TalkObject } from "./shared-sessions.ts";

class User {
  readonly id: string;
  constructor(given: string | { id: string }) {
    this.id = typeof given === "string" ? given : given.id;
  }
}
const made: SessionProps[] = [];
class Session {
  isAlive = true;
  constructor(options: SessionProps) {
    made.push(options);
  }
  destroy(): void {
    this.isAlive = false;
  }
}
const talk = { Session, User } as unknown as TalkObject;
const alice = { appId: "shop", userId: "alice" };

beforeEach(() => {
  vi.useFakeTimers();
  made.length = 0;
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

describe("a shared session", () => {
  it("is the same for the same user, and ends with the last share", () => {
    const [one, other] = [shareSession(talk, alice), shareSession(talk, alice)];
    expect(one.session).toBe(other.session);
    one.release();
    one.release();
    vi.runAllTimers();
    expect(other.session.isAlive).toBe(true);
    other.release();
    vi.runAllTimers();
    expect(other.session.isAlive).toBe(false);
  });

  it("outlives a component that is put back at once", () => {
    const first = shareSession(talk, alice);
    first.release();
    const again = shareSession(talk, alice);
    vi.runAllTimers();
    expect(again.session).toBe(first.session);
    expect(again.session.isAlive).toBe(true);
    again.release();
  });

  it("is made anew when it was destroyed", () => {
    const first = shareSession(talk, alice);
    first.session.destroy();
    const second = shareSession(talk, alice);
    expect(second.session).not.toBe(first.session);
    first.release();
    vi.runAllTimers();
    expect(second.session.isAlive).toBe(true);
    second.release();
  });

  it("asks whoever came last, and is still there, for a token", async () => {
    const first = shareSession(talk, { ...alice, tokenFetcher: () => "old" });
    const second = shareSession(talk, { ...alice, tokenFetcher: () => "new" });
    expect(made).toHaveLength(1);
    expect(await made[0]?.tokenFetcher?.()).toBe("new");
    second.release();
    expect(await made[0]?.tokenFetcher?.()).toBe("old");
    first.release();
  });

  it("is another one for a user of whom something else is said", () => {
    const shares = [
      shareSession(talk, alice),
      shareSession(talk, { appId: "shop", syncUser: { id: "alice", name: "Alice" } }),
      shareSession(talk, { appId: "shop", syncUser: () => ({ id: "alice", name: "Alice" }) }),
    ];
    expect(shares[1]?.session).toBe(shares[2]?.session);
    expect(shares[0]?.session).not.toBe(shares[1]?.session);
    for (const share of shares) share.release();
  });
});
