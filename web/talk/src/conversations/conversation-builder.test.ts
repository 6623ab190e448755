import type { TalkSession } from "@chinwag/core";
import { describe, expect, it } from "vitest";
import { User } from "../users/user.ts";
import { StoringConversationBuilder } from "./conversation-builder.ts";

/** A session that writes down what is asked of it. */
function recorder(refusals: Record<string, string> = {}) {
  const calls: unknown[][] = [];
  const write = async (...call: unknown[]) => {
    calls.push(call);
    const code = refusals[String(call[0])];
    if (code !== undefined) throw Object.assign(new Error(code), { code });
  };
  const session = {
    currentUser: { id: "alice" },
    user: (id: string) => ({ set: (params: unknown) => write("user.set", id, params) }),
    conversation: (id: string) => ({
      id,
      set: (params: unknown) => write("set", params),
      send: (params: unknown) => write("send", params),
      participant: (user: string) => ({
        set: (params: unknown) => write("participant.set", user, params),
        createIfNotExists: () => write("participant.create", user),
      }),
    }),
  };
  const builder = new StoringConversationBuilder("c1", () => session as unknown as TalkSession);
  return { builder, calls };
}

describe("a conversation builder", () => {
  it("stores what was said, as patches, and then sends", async () => {
    const { builder, calls } = recorder();
    builder.setAttributes({ subject: "Old", custom: { a: "1" }, unknown: true } as never);
    builder.setAttributes({ custom: { b: null } });
    builder.subject = "New";
    builder.setParticipant(new User("alice"), { notify: false });
    builder.setParticipant(new User({ id: "bob", name: "Bob", configuration: "buyer" }));
    builder.setParticipant(new User("carmen"), { access: "Read" });
    builder.setParticipant(new User("carmen"), { notify: "MentionsOnly" });
    await builder.sendMessage("Hi", { custom: { x: "y" } });
    expect(calls).toEqual([
      ["set", { subject: "New", custom: { a: "1", b: null }, notify: false }],
      ["user.set", "bob", { name: "Bob", role: "buyer" }],
      ["participant.create", "bob"],
      ["participant.set", "carmen", { access: "Read", notify: "MentionsOnly" }],
      ["send", { text: "Hi", custom: { x: "y" } }],
    ]);
  });

  it("leaves to the backend what browsers may not write", async () => {
    const { builder, calls } = recorder({ set: "CONVERSATION_SYNC_DISABLED" });
    await builder.sendMessage("Hi");
    expect(calls.map(([name]) => name)).toEqual(["set", "send"]);
  });

  it("does not hide any other refusal", async () => {
    const { builder } = recorder({ set: "INVALID_ARGUMENT" });
    await expect(builder.store()).rejects.toThrow("INVALID_ARGUMENT");
  });

  it("names the argument that is wrong", () => {
    const { builder } = recorder();
    expect(() => builder.setParticipant("bob" as never)).toThrow("user must be a Talk.User");
    expect(() => builder.setAttributes(null as never)).toThrow("attributes must be an object");
  });
});
