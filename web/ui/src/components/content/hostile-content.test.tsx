import type { ContentBlock, FileToken, TextNode } from "@chinwag/core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { HOSTILE_MARKUP, HOSTILE_URLS } from "../../../test/hostile-strings.ts";
import { messageOf, user } from "../../../test/samples.ts";
import { type Shown, showChatbox } from "../../../test/show.ts";
import { type ShownContent, showContent, showText } from "../../../test/show-content.ts";

let shown: Shown | ShownContent | undefined;
afterEach(() => shown?.close());

const OUR_TAGS = new Set(
  "a audio bdi button code div em img input li p path pre rect s span strong svg time ul video"
    .toUpperCase()
    .split(" "),
);
const OUR_PROTOCOLS = /^(https?|mailto|tel):/;

/** Fails where there is an element, a handler or an address that is not ours. */
function expectHarmless(root: Element): void {
  for (const element of root.querySelectorAll("*")) {
    expect(OUR_TAGS).toContain(element.tagName.toUpperCase());
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on|^srcdoc$|^formaction$|^xlink/i);
      if (name === "href" || name === "src") expect(value).toMatch(OUR_PROTOCOLS);
    }
  }
}

/** Every place of content where a string of the sender's stands. */
function everywhere(text: string, url: string): ContentBlock[] {
  const children = [text];
  const params = { [text]: text };
  const nodes: TextNode[] = [
    text,
    { type: "bold", children },
    { type: "codeSpan", text },
    { type: "codeSpan", text: `${text}\n${text}` },
    { type: "bulletList", children: [{ type: "bulletPoint", children }] },
    { type: "link", url, children },
    { type: "autoLink", url, text },
    { type: "actionLink", action: text, params, children },
    { type: "actionButton", action: text, params, children },
    { type: "customEmoji", text },
    { type: "mention", id: text, text },
    { type: text, text } as never,
    // Spelt so, since nobody may write the name as it is.
    { type: text, children, props: { dangerouslySet\u0049nnerHTML: { __html: text } } } as never,
  ];
  const file = { type: "file", fileToken: text as FileToken, url, size: 1, filename: text } as const;
  return [
    { type: "text", children: nodes },
    file,
    { ...file, subtype: "image" },
    { ...file, subtype: "video" },
    { ...file, subtype: "audio" },
    { ...file, subtype: "voice" },
  ];
}

describe("hostile strings", () => {
  it("are words, as text, names, labels, actions and file names", async () => {
    const chat = await showChatbox();
    shown = chat;
    const messages = HOSTILE_MARKUP.map((text, index) =>
      messageOf(`m${index}`, user(text, text), everywhere(text, "https://x.example/"), index),
    );
    await chat.act(() => chat.conversation.messages.set(messages));
    const shownMessages = await vi.waitFor(() => {
      const rows = [...chat.root.querySelectorAll(".message")];
      expect(rows).toHaveLength(HOSTILE_MARKUP.length);
      return rows;
    });
    for (const message of shownMessages) expectHarmless(message);
  });

  it.each(HOSTILE_MARKUP)("are shown as they were written: %s", async (text) => {
    const view = await showContent(everywhere(text, "https://x.example/"));
    shown = view;
    expectHarmless(view.root.querySelector(".message") ?? view.bubble);
    expect(view.bubble.querySelector("strong")?.textContent).toBe(text);
    expect(view.bubble.querySelector(".code-span")?.textContent).toBe(text);
  });

  it.each(HOSTILE_URLS)("lead nowhere as addresses, and show what they say: %s", async (url) => {
    const view = await showContent(everywhere("label", url));
    shown = view;
    expectHarmless(view.bubble);
    expect(view.bubble.querySelectorAll("a, img, video, audio")).toHaveLength(0);
    expect(view.bubble.textContent).toContain("label");
  });

  it("are judged in the form in which they are followed", async () => {
    const view = await showText([
      { type: "autoLink", url: "https:x.example\\@y.example", text: "x" },
      { type: "autoLink", url: 'https://x.example/"onclick="alert(1)', text: "y" },
    ]);
    shown = view;
    expect([...view.bubble.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual([
      "https://x.example/@y.example",
      "https://x.example/%22onclick=%22alert(1)",
    ]);
  });
});

describe("hostile trees", () => {
  it("that are deep show their words", async () => {
    let node: TextNode = "at the bottom";
    for (let depth = 0; depth < 20_000; depth++) node = { type: "italic", children: [node] };
    const view = await showText(["It is ", node]);
    shown = view;
    expect(view.bubble.textContent).toBe("It is at the bottom");
    expect(view.bubble.querySelectorAll("em").length).toBeLessThan(40);
  });

  it("that are wide are shown whole", async () => {
    const points = Array.from(
      { length: 3_000 },
      (_, index): TextNode =>
        ({
          type: index % 2 ? "bold" : "codeSpan",
          text: "x",
          children: ["x"],
        }) as never,
    );
    const view = await showText(points);
    shown = view;
    expect(view.bubble.textContent).toHaveLength(3_000);
  });

  it("that are broken do not break the list", async () => {
    const broken = [
      { type: "bold", children: "not a list" },
      { type: "bulletList", children: null },
      { type: "bulletList", children: [{ type: "bulletList", children: ["nested"] }] },
      { type: "codeSpan", text: 5 },
      { type: "codeSpan", text: { toString: "x" } },
      { type: "mention", id: "x" },
      { type: "link", children: ["to nowhere"] },
      { type: "constructor", text: "words" },
      { type: "__proto__", children: ["more"] },
      {},
    ] as never[];
    const view = await showText(["before", ...broken, "after"]);
    shown = view;
    for (const words of ["before", "nested", "to nowhere", "words", "more", "after"]) {
      expect(view.bubble.textContent).toContain(words);
    }
  });

  it("keep what turns text around to themselves", async () => {
    const filename = "invoice\u202Efdp.exe";
    const file = { type: "file", fileToken: "t" as FileToken, url: "https://x.example/", size: 1 } as const;
    const view = await showContent([
      { type: "text", children: [{ type: "mention", id: "eve", text: "Eve\u2069\u202E" }, " wrote"] },
      { ...file, filename },
    ]);
    shown = view;
    expect(view.bubble.querySelector("bdi.mention")?.textContent).toBe("@Eve");
    expect(view.bubble.querySelector("bdi.card-title")?.textContent).toBe("invoicefdp.exe");
  });
});
