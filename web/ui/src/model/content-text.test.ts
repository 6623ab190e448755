import { describe, expect, it } from "vitest";
import { contentText } from "./content-text.ts";

describe("contentText", () => {
  it("keeps the words of nodes that it does not know", () => {
    const unknown = { type: "sparkle", children: ["very ", { type: "bold", children: ["new"] }] };
    const content = [{ type: "text", children: ["This is ", unknown] }] as never;
    expect(contentText(content)).toBe("This is very new");
  });
});
