import { describe, expect, it } from "vitest";
import { en } from "../strings/en.ts";
import { failureText } from "./failure-text.ts";

describe("why a message was not sent", () => {
  it("is said in the words of the interface where it has some", () => {
    const error = Object.assign(new Error("sending needs ReadWrite access"), { code: "READ_ONLY" });
    expect(failureText(error, en)).toBe("Not sent: you can only read here");
  });

  it("is otherwise what the server said", () => {
    const error = Object.assign(new Error("the disk is full"), { code: "INTERNAL" });
    expect(failureText(error, en)).toBe("Not sent: the disk is full");
  });

  it("may be unknown", () => {
    expect(failureText(null, en)).toBe("Not sent");
  });
});
