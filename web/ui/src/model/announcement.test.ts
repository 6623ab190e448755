import { describe, expect, it } from "vitest";
import { message, messageOf, user } from "../../test/samples.ts";
import { en } from "../strings/en.ts";
import { announcement } from "./announcement.ts";

describe("announcement", () => {
  const bob = user("bob", "Bob");

  it("reads out one message, and counts many", () => {
    const one = message("1", bob, "Hi", 0);
    expect(announcement([one], en)).toBe("Bob: Hi");
    expect(announcement([one, message("2", bob, "there", 1)], en)).toBe("2 new messages, the last from Bob");
    expect(announcement([], en)).toBe("");
  });

  it("says in words what is no text", () => {
    const place = messageOf("1", bob, [{ type: "location", latitude: 1, longitude: 2 }], 0);
    expect(announcement([place], en)).toBe("Bob: Location");
  });
});
