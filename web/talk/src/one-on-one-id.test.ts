import { describe, expect, it } from "vitest";
import Talk from "./index.ts";
import { sha1 } from "./sha1.ts";

describe("oneOnOneId", () => {
  it("is what backends compute", () => {
    expect(Talk.oneOnOneId("a", "b")).toBe("d12e223825a919e00efd");
    expect(Talk.oneOnOneId("bob", "alice")).toBe("4714b845b86fbe0ed913");
  });

  it("is the same whoever asks, by id or by User", () => {
    const alice = new Talk.User("alice");
    expect(Talk.oneOnOneId(alice, "bob")).toBe(Talk.oneOnOneId("bob", alice));
    expect(Talk.oneOnOneId(new Talk.User(7), "8")).toBe(Talk.oneOnOneId("7", "8"));
  });

  it("names the argument that is wrong", () => {
    expect(() => Talk.oneOnOneId("", "b")).toThrow("me must be a string that is not empty");
    expect(() => Talk.oneOnOneId("a", 5 as never)).toThrow("other must be");
  });
});

describe("sha1", () => {
  it.each([
    ["", "da39a3ee5e6b4b0d3255bfef95601890afd80709"],
    ["abc", "a9993e364706816aba3e25717850c26c9cd0d89d"],
    ["abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983e441c3bd26ebaae4aa1f95129e5e54670f1"],
    ["a".repeat(1_000_000), "34aa973cd4c4daa4f61eeb2bdbad27316534016f"],
  ])("of a known text is the known digest", (text, digest) => {
    expect(sha1(text)).toBe(digest);
  });
});
