import type {} from "@chinwag/elements";
import type { ChatboxController, InboxController } from "@chinwag/react";
import type { Page } from "@playwright/test";
import type Talk from "chinwag";
import { conversations, field, message, messageRow, pick, say } from "../support/chat.ts";
import { openReact } from "../support/react-page.ts";
import { expect, test } from "../support/test.ts";

/** Shows a box in React, tells its events in the page, and has its ref at `window.box`. */
async function openBox(page: Page, kind: "Chatbox" | "Inbox", props: object = {}): Promise<void> {
  await page.evaluate(
    ([kind, props]) => {
      const { h, show } = kit;
      const told = document.querySelector("output");
      const tell = (text: string) => told?.append(`${text}. `);
      const ref = (box: unknown) => Object.assign(window, { box });
      const given = {
        ...{ appId: "demo", userId: "alice", conversationId: "alice-bob", ref, ...props },
        onDeleteMessage: ({ message, conversation, preventDefault }: Talk.DeleteMessageEvent) => {
          tell(`delete ${message.plaintext} in ${conversation?.id}`);
          if (message.plaintext === "It stays") preventDefault();
        },
        onFocusMessage: ({ messageId }: Talk.FocusMessageEvent) => tell(`go to ${messageId}`),
        onBackButtonClick: ({ conversation }: Talk.BackButtonClickEvent) =>
          tell(`back from ${conversation?.id}`),
      };
      show(h(kit[kind] as never, given as never));
    },
    [kind, props] as const,
  );
  await expect(field(page)).toBeVisible();
}

const idOf = async (page: Page, text: string) =>
  (await messageRow(page, text).getAttribute("data-key")) ?? "none";

/** Calls a method of the ref. */
const call = (page: Page, method: string, ...given: unknown[]) =>
  page.evaluate(
    async ([method, given]) => {
      const { box } = window as unknown as { box: Record<string, (...given: unknown[]) => Promise<unknown>> };
      await box[method]?.(...given);
    },
    [method, given] as const,
  );

async function erase(page: Page, text: string): Promise<void> {
  await messageRow(page, text).hover();
  await messageRow(page, text).getByRole("button", { name: "Message actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("menuitem", { name: "Delete for everyone" }).click();
}

// shows: D84
test("the page hears of a deletion and may keep it from happening, and of the way to a message", async ({
  open,
}) => {
  const { page } = await openReact(open);
  await openBox(page, "Chatbox");
  await say(page, "It stays");
  await say(page, "It goes");
  await erase(page, "It goes");
  await expect(page.locator("output")).toHaveText("delete It goes in alice-bob. ");
  await expect(message(page, "It goes")).toHaveCount(0);
  await erase(page, "It stays");
  await expect(page.locator("output")).toHaveText(/delete It stays in alice-bob\. $/);
  await expect(message(page, "It stays")).toBeVisible();
  await expect(page.getByRole("menuitem")).toHaveCount(0);

  const id = await idOf(page, "It stays");
  await call(page, "focusMessage", id);
  await call(page, "setReferencedMessage", id);
  await say(page, "As I said");
  await messageRow(page, "As I said")
    .getByRole("button", { name: /Go to the message/ })
    .click();
  // Going there by program was no event.
  await expect(page.locator("output")).toHaveText(
    `delete It goes in alice-bob. delete It stays in alice-bob. go to ${id}. `,
  );
});

// shows: D85
test("the ref of a box replies, edits and searches in the place of the reader", async ({ open }) => {
  const { page } = await openReact(open);
  await openBox(page, "Chatbox");
  await say(page, "A first try");
  await expect(messageRow(page, "A first try")).toHaveAttribute("t-status", /sent|everyoneRead|read/);
  const id = await idOf(page, "A first try");
  await field(page).fill("Half a thought");
  await call(page, "setEditing", id);
  await expect(field(page)).toHaveValue("A first try");
  await call(page, "setEditing", null);
  await expect(field(page)).toHaveValue("Half a thought");
  await call(page, "setEditing", id);
  await say(page, "A better try");
  await expect(message(page, "A better try")).toBeVisible();
  await expect(field(page)).toHaveValue("Half a thought");

  await call(page, "setReferencedMessage", id);
  await expect(page.getByText("Replying to", { exact: false })).toBeVisible();
  await call(page, "setReferencedMessage", null);
  await expect(page.getByText("Replying to", { exact: false })).toHaveCount(0);

  const search = page.getByRole("searchbox", { name: "Search messages" });
  await call(page, "toggleSearchBox");
  await expect(search).toBeFocused();
  await call(page, "toggleSearchBox", true);
  await expect(search).toBeVisible();
  await call(page, "toggleSearchBox");
  await expect(search).toHaveCount(0);

  await expect(call(page, "setEditing", "msg_nobody")).rejects.toThrow(
    /no message msg_nobody in the conversation on screen|not found|invalid/i,
  );
});

// shows: D84, D85
test("an Inbox shows one panel at a time where the page says so, with a way back that it hears of", async ({
  open,
}) => {
  const { page } = await openReact(open);
  await openBox(page, "Inbox", { mobileBreakPoint: 5_000 });
  await expect(conversations(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Back" }).click();
  await expect(conversations(page).first()).toBeVisible();
  await pick(page, "Sofia Rossi");
  await expect(field(page)).toBeVisible();
  await call(page, "clickBackButton");
  await expect(conversations(page).first()).toBeVisible();
  await expect(page.locator("output")).toHaveText("back from alice-bob. back from alice-sofia. ");
  await openBox(page, "Inbox", { mobileBreakPoint: 100 });
  await expect(conversations(page).first()).toBeVisible();
});

// shows: D84
test("elements have these events and the width too, and may keep the reader where they are", async ({
  open,
}) => {
  const page = await open("elements-blank.html", {});
  await page.evaluate(() => {
    const inbox = document.createElement("t-inbox");
    Object.assign(inbox, { appId: "demo", userId: "alice", conversationId: "alice-bob" });
    inbox.setAttribute("mobile-break-point", "5000");
    inbox.addEventListener("back-button-click", (event) => {
      document.querySelector("output")?.append(`back from ${event.detail.conversation?.id}`);
      event.preventDefault();
    });
    document.getElementById("left")?.append(inbox);
  });
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page.locator("output")).toHaveText("back from alice-bob");
  await expect(field(page)).toBeVisible();
  await expect(conversations(page)).toHaveCount(0);
});

// The refs have what the tests above call by name.
type Has = Pick<ChatboxController, "setEditing" | "setReferencedMessage" | "toggleSearchBox"> &
  Pick<InboxController, "clickBackButton">;
declare const _: Has;
