import { expect, test } from "vitest";
import { getTalkSession } from "../src/index.ts";

const options = { appId: "shop", userId: "alice", host: "https://chat.example" };

// shows: C50, C51
test("the same user of the same app on the same server has one session", () => {
  const session = getTalkSession(options);
  expect(getTalkSession({ ...options, token: "ignored" })).toBe(session);
  expect(getTalkSession({ ...options, userId: "bob" })).not.toBe(session);
  expect(getTalkSession({ ...options, host: "https://other.example" })).not.toBe(session);
  expect(session.appId).toBe("shop");
  expect(session.currentUser.id).toBe("alice");
});

// shows: C50
test("after the end there is a new one", () => {
  const session = getTalkSession(options);
  session.close();
  expect(getTalkSession(options)).not.toBe(session);
});

test("what is no object of options is refused with a sentence", () => {
  for (const value of [undefined, null, "shop"]) {
    expect(() => getTalkSession(value as never)).toThrow("options must be an object");
  }
});

test("outside of a page, the host has to be given, as an origin", () => {
  expect(() => getTalkSession({ appId: "shop", userId: "alice" })).toThrow("host must be like https://");
  expect(() => getTalkSession({ ...options, host: "chat.example" })).toThrow("host must be like https://");
});
