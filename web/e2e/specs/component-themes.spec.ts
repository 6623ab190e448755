import type {} from "@chinwag/elements";
import type { Page } from "@playwright/test";
import type Talk from "chinwag";
import { conversations, field, message, messageRow, messages, say } from "../support/chat.ts";
import { openReact } from "../support/react-page.ts";
import { expect, test } from "../support/test.ts";

/** What the browser's console says of errors. */
function complaints(page: Page): string[] {
  const said: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && message.text().startsWith("Chinwag")) said.push(message.text());
  });
  return said;
}

/** Shows an element of a kind with a theme, which is made in the page. */
async function showElement(
  page: Page,
  name: "t-chatbox" | "t-inbox" | "t-popup",
  theme: Talk.ThemeMaker,
  more: object = {},
): Promise<void> {
  await page.evaluate(
    ([name, theme, more]) => {
      const element = document.createElement(name);
      // biome-ignore lint/security/noGlobalEval: functions travel as their text.
      const made = (0, eval)(`(${theme})`);
      Object.assign(element, { appId: "demo", userId: "alice", conversationId: "alice-bob", theme: made }, more);
      document.getElementById("left")?.append(element);
    },
    [name, theme.toString(), more] as const,
  );
}

test("components of an application in React are drawn in place of ours", async ({ open }) => {
  const { page } = await openReact(open);
  const said = complaints(page);
  await page.evaluate(() => {
    const { h, useState, show, theming, Session, Inbox } = kit;
    const { html, hooks, defaultTheme } = theming;
    const Avatar = ({ photoUrl }: Talk.AvatarProps) => html`<img class="face" src=${photoUrl} alt="" />`;
    const Message = ({ message, messageStatus, common }: Talk.MessageProps) => {
      const { Avatar } = common.theme;
      const [isOpen, setOpen] = hooks.useState(false);
      return html`<article class="mine" data-status=${messageStatus}>
        <${Avatar} photoUrl=${message.sender?.photoUrl} common=${common} />
        <p>${message.plaintext}</p>
        <button onClick=${() => setOpen(!isOpen)}>${isOpen ? "Less" : "More"}</button>
      </article>`;
    };
    const ChatHeader = ({ common }: Talk.ChatHeaderProps) =>
      html`<h2>Talk of ${common.participants.length}, ${common.me.name} looking</h2>`;
    const MessageField = (props: Talk.MessageFieldProps) =>
      html`<div class="around"><${defaultTheme.MessageField} ...${props} /><small>Be kind.</small></div>`;
    function App() {
      const [count, setCount] = useState(0);
      const ConversationListItem = ({ conversation, isSelected }: Talk.ConversationListItemProps) =>
        html`<b>${isSelected ? "→ " : ""}${conversation.lastMessage?.plaintext} (${count})</b>`;
      const theme = { Avatar, Message, ChatHeader, MessageField, ConversationListItem };
      return h(
        Session,
        { appId: "demo", userId: "alice" },
        h("button", { onClick: () => setCount(count + 1) }, "Count"),
        h(Inbox, { conversationId: "alice-bob", theme }),
      );
    }
    show(h(App));
  });
  await expect(page.getByRole("heading", { name: /^Talk of 2, Alice/ })).toBeVisible();
  const row = messageRow(page, "You are the best 🙌");
  await expect(row.locator("article.mine .face")).toBeAttached();
  await row.getByRole("button", { name: "More" }).click();
  await expect(row.getByRole("button", { name: "Less" })).toBeVisible();
  await expect(page.getByText("Be kind.")).toBeVisible();
  await expect(conversations(page).filter({ hasText: "→" })).toHaveCount(1);
  await expect(conversations(page).first()).toContainText("(0)");

  // What is typed stays while the application draws itself, and components are written anew, again.
  await field(page).fill("Made here");
  await page.getByRole("button", { name: "Count" }).click();
  await expect(field(page)).toHaveValue("Made here");
  await expect(row.getByRole("button", { name: "Less" })).toBeVisible();
  await field(page).press("Enter");
  await expect(messageRow(page, "Made here").locator('[data-status="sent"]')).toBeVisible();
  // What was written last is what is drawn.
  await expect(conversations(page).filter({ hasText: "→ Made here (1)" })).toHaveCount(1);
  await conversations(page).filter({ hasNotText: "→" }).first().getByRole("button").click();
  await expect(message(page, "Made here")).toBeHidden();
  await expect(page.getByText("Be kind.")).toBeVisible();
  expect(said).toEqual([]);
});

test("on a page with the script, a function makes the components of an element", async ({ open }) => {
  const page = await open("elements-blank.html", {});
  await showElement(page, "t-chatbox", ({ html, hooks }) => ({
    Avatar: ({ user }) => html`<i class="initial">${user?.name[0]}</i>`,
    ChatHeader({ common }) {
      const [at] = hooks.useState(() => common.participants.map(({ user }) => user.name).sort());
      return html`<h2>${at.join(" & ")}</h2>`;
    },
  }));
  await expect(page.getByRole("heading", { name: /Alice.* & Bob/ })).toBeVisible();
  await expect(messages(page).locator(".initial").first()).toHaveText("B");
  await expect(message(page, "You are the best 🙌")).toBeVisible();
  await say(page, "As usual");
  await expect(message(page, "As usual")).toBeVisible();
});

test("a component that fails is told by name, and ours is shown; so is a name that nobody knows", async ({
  open,
}) => {
  const page = await open("elements-blank.html", {});
  const said = complaints(page);
  await showElement(page, "t-chatbox", ({ html }) => ({
    Avatar: () => {
      throw new Error("No face today");
    },
    ChatHeader: () => html`<${() => (null as unknown as { gone: string }).gone} />`,
    Mesage: () => "Never seen",
    TimeAgo: "late",
  }) as never);
  await expect(message(page, "You are the best 🙌")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Bob Okafor" })).toBeVisible();
  await expect(messages(page).locator(".avatar").first()).toBeVisible();
  await say(page, "Still here");
  await expect(message(page, "Still here")).toBeVisible();
  expect(said.filter((text) => text.includes("the theme's Avatar failed"))).toHaveLength(1);
  expect(said.filter((text) => text.includes("the theme's ChatHeader failed"))).toHaveLength(1);
  expect(said).toContainEqual(expect.stringContaining("no component is called Mesage; did you mean Message?"));
  expect(said).toContainEqual(expect.stringContaining('the theme\'s TimeAgo must be a function of its props, not "late"'));
});
