import type { ContentBlock, FileToken, TextNode } from "@chinwag/core";
import { describe, expect, it } from "vitest";
import { en } from "../strings/en.ts";
import { contentText } from "./content-text.ts";

const text = (...children: TextNode[]) => contentText([{ type: "text", children }], en);
const list = (...points: TextNode[][]): TextNode => ({
  type: "bulletList",
  children: points.map((children) => ({ type: "bulletPoint", children })),
});

describe("contentText", () => {
  it("keeps the words of nodes that it does not know", () => {
    const unknown = { type: "sparkle", children: ["very ", { type: "bold", children: ["new"] }] };
    const empty = { type: "void" };
    expect(text("This is ", unknown as never, empty as never)).toBe("This is very new");
  });

  it("puts lists on lines of their own, and a sign before mentions", () => {
    const mention: TextNode = { type: "mention", id: "bob", text: "Bob" };
    expect(text("For ", mention, list(["pot"], [{ type: "bold", children: ["cards"] }]), "and all")).toBe(
      "For @Bob\n- pot\n- cards\nand all",
    );
    expect(text(list(["one"]), list(["two"]))).toBe("- one\n- two");
    expect(text("a\n", list(["one"]), "\nb")).toBe("a\n\n- one\n\nb");
  });

  // shows: D12
  it("says in words what is no text", () => {
    const file = { type: "file", fileToken: "t" as FileToken, url: "https://f.example/1", size: 1 } as const;
    expect(contentText([{ type: "location", latitude: 1, longitude: 2 }], en)).toBe("Location");
    expect(contentText([{ ...file, filename: "plan.pdf" }], en)).toBe("plan.pdf");
    expect(contentText([{ ...file, subtype: "voice", filename: "rec-17.webm" }], en)).toBe("Voice message");
    expect(contentText([{ ...file, filename: "photo\u202Egpj.exe" }], en)).toBe("photogpj.exe");
    expect(contentText([{ type: "hologram" } as unknown as ContentBlock], en)).toBe("");
  });

  it("finds no nesting too deep", () => {
    let node: TextNode = "at the bottom";
    for (let depth = 0; depth < 50_000; depth++) node = { type: "bold", children: [node] };
    expect(text(node)).toBe("at the bottom");
  });
});
