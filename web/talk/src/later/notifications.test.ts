import type { ConversationSnapshot, MessageSnapshot } from "@chinwag/core";
import { afterEach, expect, it, vi } from "vitest";
import { show } from "./notifications.ts";

afterEach(() => vi.unstubAllGlobals());

it("names the conversation by what its subject says, without the address of a link", () => {
  const titles: string[] = [];
  vi.stubGlobal(
    "Notification",
    class {
      constructor(title: string) {
        titles.push(title);
      }
    },
  );
  const message = { sender: { name: "Bob" }, plaintext: "Hi" } as unknown as MessageSnapshot;
  const subject = "<https://shop.example/1042|Order 1042>";
  show(message, { id: "order", subject } as ConversationSnapshot, "alice", () => undefined);
  expect(titles).toEqual(["Bob · Order 1042"]);
});
