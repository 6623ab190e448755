import { describe, expect, it } from "vitest";
import { nearestName } from "./component-names.ts";

describe("the name that somebody meant", () => {
  it.each([
    ["Avatr", "Avatar"],
    ["avatar", "Avatar"],
    ["Messages", "Message"],
    ["conversationlistitem", "ConversationListItem"],
    ["ReplyBarr", "ReplyBar"],
    ["MessageFeild", "MessageField"],
  ])("%s", (given, meant) => {
    expect(nearestName(given)).toBe(meant);
  });
});
