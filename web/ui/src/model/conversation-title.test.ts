import type { ParticipantSnapshot } from "@chinwag/core";
import { describe, expect, it } from "vitest";
import { conversation, user } from "../../test/samples.ts";
import { en } from "../strings/en.ts";
import { conversationTitle } from "./conversation-title.ts";

const alice = user("alice", "Alice");
const bob = user("bob", "Bob", { photoUrl: "https://example.com/bob.jpg" });
const carmen = user("carmen", "Carmen");

/** The participants as the data API gives them: who joined last comes first. */
const joined = (...users: (typeof alice)[]): ParticipantSnapshot[] =>
  users.map((one) => ({ user: one, access: "ReadWrite" as const, notify: true, joinedAt: 0 })).reverse();

const titleOf = (subject: string | null, participants: ParticipantSnapshot[]) =>
  conversationTitle(conversation("c", { subject }), participants, "alice", en);

describe("conversationTitle", () => {
  // shows: D10, D20
  it("is the other person's name and photo when two talk, with the subject below", () => {
    expect(titleOf("Desk", joined(alice, bob))).toMatchObject({
      title: "Bob",
      subtitle: "Desk",
      photoUrl: "https://example.com/bob.jpg",
      isGroup: false,
    });
  });

  it("is the subject in a group, with the others' names below", () => {
    expect(titleOf("Trip", joined(alice, bob, carmen))).toMatchObject({
      title: "Trip",
      subtitle: "Bob, Carmen",
      photoUrl: null,
      isGroup: true,
    });
  });

  // shows: D10, D20
  it("is the names of the others in a group without a subject", () => {
    expect(titleOf(" ", joined(bob, alice, carmen))).toMatchObject({
      title: "Bob, Carmen",
      subtitle: "3 people",
    });
  });

  it("is not empty when one is alone", () => {
    expect(titleOf(null, joined(alice)).title).toBe("Conversation");
  });
});
