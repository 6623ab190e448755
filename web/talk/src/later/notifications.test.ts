import type { ConversationSnapshot, MessageSnapshot } from "@chinwag/core";
import { subjectText } from "@chinwag/ui/model/subject-text";
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
  const subjects = [
    "<https://shop.example/1042|Order 1042>",
    "About <TEL:+31|us> and <mailto:a@b.example|them>",
    "1 < 2 | 3 > 2",
    "<javascript:alert(1)|x>",
  ];
  for (const subject of subjects) {
    show(message, { id: "order", subject } as ConversationSnapshot, "alice", () => undefined);
  }
  expect(titles[0]).toBe("Bob · Order 1042");
  // As the interface has it.
  expect(titles).toEqual(subjects.map((subject) => `Bob · ${subjectText(subject)}`));
});
