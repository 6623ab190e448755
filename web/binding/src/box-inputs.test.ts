import type Talk from "chinwag";
import { describe, expect, it } from "vitest";
import { boxInputs } from "./box-inputs.ts";
import { isEqual } from "./equal.ts";

const session = {} as Talk.Session;

describe("what a component is given", () => {
  it("has the same meaning under either name", () => {
    const plain = boxInputs(
      "inbox",
      {
        ...{ selectedConversationId: "lamp", conversationFilter: { custom: {} }, chatHeaderVisible: false },
        ...{ theme: "dark", themeCustom: { accent: "teal" }, enterSendsMessage: false },
        ...{ messageFieldPlaceholder: "Say it", messageField: { spellcheck: true } },
        onMessageAction: () => undefined,
      } as never,
      session,
    );
    expect(plain.conversation).toBe("lamp");
    expect(plain.options).toEqual({
      feedFilter: { custom: {} },
      showChatHeader: false,
      theme: { name: "dark", custom: { accent: "teal" } },
      messageField: { spellcheck: true, enterSendsMessage: false, placeholder: "Say it" },
    });
    expect(plain.handlers.onCustomMessageAction).toBeTypeOf("function");
  });

  it("leaves out what is absent, and what this kind of box does not have", () => {
    const { options, conversation, show } = boxInputs(
      "chatbox",
      { dir: undefined, feedFilter: {}, keepOpen: true } as never,
      session,
    );
    expect(options).toEqual({});
    expect(conversation).toBeUndefined();
    expect(show).toBeUndefined();
  });

  it("may name no conversation, which is something else than any", () => {
    expect(boxInputs("chatbox", { conversationId: null }, session).conversation).toBeNull();
  });
});

describe("data", () => {
  it("is the same by what it says", () => {
    expect(isEqual({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
    expect(isEqual({ a: 1 }, { b: 1 })).toBe(false);
    expect(isEqual({ a: undefined }, { b: undefined })).toBe(false);
    expect(isEqual([1], [1, 2])).toBe(false);
  });

  it("is not what has a class of its own", () => {
    expect(isEqual(new Date(0), new Date(0))).toBe(false);
  });
});
