import type { TextNode } from "@chinwag/core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { message, messageOf, user } from "../../../test/samples.ts";
import { showChatbox } from "../../../test/show.ts";
import { type ShownContent, showText } from "../../../test/show-content.ts";
import { DEFAULT_ROLE } from "../../model/permits.ts";

let shown: ShownContent;
afterEach(() => shown.close());

const markupOf = (node: ChildNode): string =>
  new XMLSerializer().serializeToString(node).replace(/ xmlns="[^"]*"/g, "");

/** The markup that a text becomes, for comparing. It is only ever read. */
async function markup(...children: TextNode[]): Promise<string> {
  shown = await showText(children);
  return [...shown.bubble.childNodes].map(markupOf).join("");
}

const point = (...children: TextNode[]): TextNode => ({ type: "bulletPoint", children });

describe("text", () => {
  it("is emphasised, one way inside another", async () => {
    const both: TextNode = { type: "bold", children: [{ type: "italic", children: ["both"] }] };
    const gone: TextNode = { type: "strikethrough", children: ["gone"] };
    expect(await markup("a ", both, " ", gone)).toBe("a <strong><em>both</em></strong> <s>gone</s>");
  });

  it("has lists that are lists, between paragraphs that run as their own language does", async () => {
    const list: TextNode = { type: "bulletList", children: [point("one"), point("two")] };
    await markup("Bring:", list, "מוכן");
    const [before, ul, after] = shown.bubble.children;
    expect([before?.tagName, ul?.tagName, after?.tagName]).toEqual(["P", "UL", "P"]);
    expect([before, ul, after].map((element) => element?.getAttribute("dir"))).toEqual(Array(3).fill("auto"));
    expect([...(ul?.children ?? [])].map((li) => `${li.tagName} ${li.textContent}`)).toEqual([
      "LI one",
      "LI two",
    ]);
  });

  it("shows code of one line in the line, code of several as a block that the keyboard can scroll", async () => {
    expect(await markup("run ", { type: "codeSpan", text: "make *all*" })).toBe(
      'run <code class="code-span" dir="ltr">make *all*</code>',
    );
    shown.close();
    await markup("see\n", { type: "codeSpan", text: "if (a) {\n  b();\n}" }, "\nthen");
    const [before, block, after] = shown.bubble.children;
    expect([before?.textContent, after?.textContent]).toEqual(["see", "then"]);
    expect(block?.tagName).toBe("PRE");
    expect(block?.getAttribute("tabindex")).toBe("0");
    expect(block?.querySelector("code")?.textContent).toBe("if (a) {\n  b();\n}");
  });

  it("leads out in the same tab where the role says so", async () => {
    const link: TextNode = { type: "autoLink", url: "https://a.example", text: "a.example" };
    await markup(link);
    Object.assign(shown.model.session, { role: { ...DEFAULT_ROLE, linkTarget: "sameTab" } });
    const message = messageOf("m2", user("bob", "Bob"), [{ type: "text", children: [link] }], Date.now());
    await shown.act(() => shown.conversation.receive(message));
    const targets = [...shown.root.querySelectorAll<HTMLAnchorElement>(".link")].map(({ target }) => target);
    expect(targets).toEqual(["_blank", "_self"]);
  });

  it("leads out of the page by links, without giving it away", async () => {
    const children: TextNode[] = [{ type: "bold", children: ["the docs"] }];
    await markup(
      { type: "link", url: "https://docs.example/start", children },
      { type: "autoLink", url: "mailto:bob@shop.example", text: "bob@shop.example" },
      { type: "autoLink", url: "tel:+4930123456", text: "+49 30 123456" },
    );
    const links = [...shown.bubble.querySelectorAll("a")];
    expect(links.map(({ href, textContent }) => [href, textContent])).toEqual([
      ["https://docs.example/start", "the docs"],
      ["mailto:bob@shop.example", "bob@shop.example"],
      ["tel:+4930123456", "+49 30 123456"],
    ]);
    for (const link of links) {
      expect(link.target).toBe("_blank");
      expect(link.getAttribute("rel")).toBe("noopener noreferrer nofollow ugc");
    }
    expect(links[0]?.title).toBe("https://docs.example/start");
  });

  it("gives a link without a label its address, and makes no link inside another", async () => {
    const inner: TextNode = { type: "autoLink", url: "https://b.example/", text: "b.example" };
    await markup(
      { type: "link", url: "https://a.example/", children: [" "] },
      { type: "link", url: "https://c.example/", children: ["see ", inner] },
    );
    const links = [...shown.bubble.querySelectorAll("a")];
    expect(links.map(({ textContent }) => textContent)).toEqual(["https://a.example/", "see b.example"]);
  });

  it("stands out where somebody is mentioned, more so where it is oneself", async () => {
    await markup(
      { type: "mention", id: "bob", text: "Bob" },
      { type: "mention", id: "alice", text: "Alice" },
    );
    const mentions = [...shown.bubble.querySelectorAll("bdi")];
    expect(mentions.map(({ className, textContent }) => [className, textContent])).toEqual([
      ["mention", "@Bob"],
      ["mention mention-me", "@Alice"],
    ]);
  });

  it("shows an emoji of the app's own by its name, and what it does not know by its words", async () => {
    const unknown = { type: "spoiler", children: ["the ", { type: "bold", children: ["end"] }] } as never;
    expect(await markup({ type: "customEmoji", text: ":party:" }, " ", unknown)).toBe(
      "<bdi>:party:</bdi> the <strong>end</strong>",
    );
  });
});

describe("actions", () => {
  const params = { order: "2047" };
  const children: TextNode[] = ["Confirm"];

  it("are told to the page, with what the message gives them and the message", async () => {
    const onMessageAction = vi.fn();
    shown = await showText(
      [
        { type: "actionButton", action: "confirm", params, children },
        { type: "actionLink", action: "later", params: {}, children: ["Later"] },
      ],
      {},
      { onMessageAction },
    );
    const buttons = [...shown.bubble.querySelectorAll("button")];
    expect(buttons.map(({ type, textContent }) => [type, textContent])).toEqual([
      ["button", "Confirm"],
      ["button", "Later"],
    ]);
    for (const button of buttons) button.click();
    const message = expect.objectContaining({ id: "m1" });
    expect(onMessageAction.mock.calls).toEqual([
      [{ action: "confirm", params, message }],
      [{ action: "later", params: {}, message }],
    ]);
  });

  it("stand in system messages as well", async () => {
    const onMessageAction = vi.fn();
    const chat = await showChatbox({}, {}, { onMessageAction });
    shown = { ...chat, bubble: chat.root.host as HTMLElement };
    const node: TextNode = { type: "actionLink", action: "undo", params: {}, children: ["Undo"] };
    const content = [{ type: "text" as const, children: [node] }];
    await chat.act(() => chat.conversation.receive(messageOf("m1", null, content, Date.now())));
    chat.find(".system button").click();
    expect(onMessageAction).toHaveBeenCalledOnce();
  });
});

describe("a message of emoji", () => {
  it.each(["🎉", "👍🏽 👩‍👩‍👧‍👦", "❤️🇫🇷1️⃣"])("is large up to three: %s", async (text) => {
    await markup(text);
    expect(shown.bubble.className).toBe("bubble bubble-emoji");
  });

  it.each(["🎉🎉🎉🎉", "🎉 ok", "1", " ", "©"])("is not where there is more, or other: %s", async (text) => {
    await markup(text);
    expect(shown.bubble.className).toBe("bubble");
  });
});

describe("what has not changed", () => {
  it("is not rendered again when others have read it, or the next message joins it", async () => {
    const chat = await showChatbox();
    shown = { ...chat, bubble: chat.root.host as HTMLElement };
    let timesRead = 0;
    const node = {
      children: ["seen"],
      get type() {
        timesRead++;
        return "bold" as const;
      },
    };
    const first = messageOf("m1", chat.me, [{ type: "text", children: [node] }], Date.now());
    await chat.act(() => chat.conversation.receive(first));
    const timesReadAtFirst = timesRead;
    expect(timesReadAtFirst).toBeGreaterThan(0);
    await chat.act(() => {
      const { value } = chat.conversation.snapshot;
      if (value) chat.conversation.snapshot.set({ ...value, everyoneReadUntil: Date.now() + 1 });
    });
    expect(chat.find(".message").getAttribute("t-status")).toBe("everyoneRead");
    await chat.act(() => chat.conversation.receive(message("m2", chat.me, "next", Date.now())));
    expect(chat.find(".message").className).not.toContain("message-last");
    expect(timesRead).toBe(timesReadAtFirst);
  });
});
