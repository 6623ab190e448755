import type { ContentBlock, SendContentBlock, TextNode } from "@chinwag/core";
import { test } from "../../support/data-api.ts";
import { expect } from "../../support/test.ts";

/** What a text becomes. */
const WRITTEN: readonly (readonly [text: string, children: readonly TextNode[], plaintext?: string])[] = [
  ["hello", ["hello"]],
  [
    "*_both_* ~gone~",
    [bold(italic("both")), " ", { type: "strikethrough", children: ["gone"] }],
    "both gone",
  ],
  ["see `one` or ```th\nree```", ["see ", code("one"), " or ", code("th\nree")], "see one or th\nree"],
  ["- one\n* *two*", [list(["one"], [bold("two")])], "- one\n- two"],
  ["at www.example.org.", ["at ", auto("www.example.org", "https://www.example.org"), "."]],
  ["bob@example.com", [auto("bob@example.com", "mailto:bob@example.com")]],
  ["+31 20 123 4567", [auto("+31 20 123 4567", "tel:+31201234567")]],
  ["hi :cat-roomba:", ["hi ", { type: "customEmoji", text: ":cat-roomba:" }]],
  ["<https://evil.example|bank> <b>", ["<", auto("https://evil.example"), "|bank> <b>"]],
];

// shows: A225, A235-A242, A244, A250, A276
test("what is typed becomes a tree, and the tree has a plain text", async ({ join }) => {
  const conversation = join("alice").conversation("alice-bob");
  for (const [text, children, plaintext = text] of WRITTEN) {
    const sent = await conversation.send(text);
    expect(await sent.get()).toMatchObject({ content: [{ type: "text", children }], plaintext });
  }
});

/** Trees that are sent as they are. */
const MADE: readonly TextNode[][] = [
  ["*no bold here*"],
  [auto("example.com", "https://example.com/a#b")],
  [auto("Bob@example.com", "mailto:Bob@example.com"), " ", auto("+31 6 12345678", "tel:+31612345678")],
  ["for ", { type: "mention", id: "bob", text: "Bob" }],
];

// shows: A228, A245-A247, A251, A258, A259, A277
test("content made by program is taken as it is, and what came can be sent again", async ({ join }) => {
  const conversation = join("alice").conversation("alice-bob");
  const location = { type: "location", latitude: 52.36, longitude: -4.9 } as const;
  const blocks: SendContentBlock[] = [
    ...MADE.map((children) => ({ type: "text" as const, children })),
    location,
  ];
  for (const block of blocks) {
    const sent = await conversation.send({ content: [block] });
    const message = await sent.get();
    expect(message?.content).toEqual([block]);
    const again = await conversation.send({ content: message?.content as [SendContentBlock] });
    expect((await again.get())?.content).toEqual([block]);
  }
});

// shows: A275
test("a text node that holds others, as one page shows it, is unwrapped", async ({ join }) => {
  const wrapped = { type: "text", children: [{ type: "text", children: ["a ", bold("b")] }] };
  const sent = await join("alice")
    .conversation("alice-bob")
    .send({ content: [wrapped as never] });
  expect((await sent.get())?.content).toEqual([{ type: "text", children: ["a ", bold("b")] }]);
});

// shows: A233
test("an edit turns a text into a place or a file, and back", async ({ join }) => {
  const sent = await join("alice").conversation("alice-bob").send("where?");
  const location = { type: "location", latitude: 1, longitude: 2 } as const;
  await sent.edit({ content: [location] });
  expect(await sent.get()).toMatchObject({ content: [location], plaintext: "" });
  const fileToken = await join("alice").uploadFile(new Blob(["here"]), { filename: "map.txt" });
  await sent.edit({ content: [{ type: "file", fileToken }] });
  expect(await sent.get()).toMatchObject({ content: [{ type: "file", filename: "map.txt", size: 4 }] });
  await sent.edit("*there*");
  expect(await sent.get()).toMatchObject({ content: [text(bold("there"))], plaintext: "there" });
});

/** What is refused, and the node that the refusal names. */
const REFUSED: readonly (readonly [block: unknown, field: string])[] = [
  [text({ type: "link", url: "https://a.example", children: ["b"] }), "content[0].children[0]"],
  [text({ type: "actionButton", action: "pay", params: {}, children: ["b"] }), "content[0].children[0]"],
  [text({ type: "actionLink", action: "pay", params: {}, children: ["b"] }), "content[0].children[0]"],
  [text("a", auto("bank.example", "https://bank.example.evil.test")), "content[0].children[1].url"],
  [text(auto("a@example.com", "mailto:b@example.com")), "content[0].children[0].url"],
  [text(auto("+31 6 12345678", "tel:+31612345679")), "content[0].children[0].url"],
  [text(auto("click", "javascript:alert(1)")), "content[0].children[0].url"],
  [text({ type: "bulletPoint", children: ["b"] }), "content[0].children[0]"],
  [text({ type: "mention", id: "stranger", text: "S" }), "content"],
  [text({ type: "sparkle", children: [] } as never), "content[0].children[0].type"],
  [text(" "), "content"],
  [{ type: "location", latitude: 91, longitude: 0 }, "content[0].latitude"],
  [{ type: "location", latitude: 0 }, "content[0].longitude"],
  [{ type: "video" }, "content[0].type"],
];

// shows: A243, A244, A247-A249, A258
test("a block that breaks a rule is refused by the name of its node", async ({ join }) => {
  const session = join("alice");
  const conversation = session.conversation("alice-bob");
  for (const [block, field] of REFUSED) {
    const sent = conversation.send({ content: [block as SendContentBlock] });
    await expect(sent, JSON.stringify(block)).rejects.toMatchObject({ field });
  }
  for (const content of [[], [text("a"), text("b")]]) {
    await expect(conversation.send({ content: content as never })).rejects.toMatchObject({
      field: "content",
    });
  }
  expect(session.connection.state).toBe("connected");
});

function text(...children: TextNode[]): ContentBlock & { type: "text" } {
  return { type: "text", children };
}

function bold(...children: TextNode[]): TextNode {
  return { type: "bold", children };
}

function italic(...children: TextNode[]): TextNode {
  return { type: "italic", children };
}

function code(text: string): TextNode {
  return { type: "codeSpan", text };
}

function auto(text: string, url = text): TextNode {
  return { type: "autoLink", text, url };
}

function list(...points: TextNode[][]): TextNode {
  return { type: "bulletList", children: points.map((children) => ({ type: "bulletPoint", children })) };
}
