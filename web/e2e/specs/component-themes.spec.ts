import type Talk from "chinwag";
import { conversations, field, message, messageRow, messages, pick, say } from "../support/chat.ts";
import { barriersInBox, complaints, showElement } from "../support/component-themes.ts";
import { sound, uploaded } from "../support/kinds.ts";
import { PNG } from "../support/picture.ts";
import { openReact } from "../support/react-page.ts";
import { expect, test } from "../support/test.ts";

// A microphone that beeps.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const args = ["--use-fake-device-for-media-stream", "--autoplay-policy=no-user-gesture-required"];
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...args] });
  },
});

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
  await showElement(
    page,
    "t-chatbox",
    ({ html }) =>
      ({
        Avatar: () => {
          throw new Error("No face today");
        },
        ChatHeader: () => html`<${() => (null as unknown as { gone: string }).gone} />`,
        Mesage: () => "Never seen",
        TimeAgo: "late",
      }) as never,
  );
  await expect(message(page, "You are the best 🙌")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Bob Okafor" })).toBeVisible();
  await expect(messages(page).locator(".avatar").first()).toBeVisible();
  await say(page, "Still here");
  await expect(message(page, "Still here")).toBeVisible();
  expect(said.filter((text) => text.includes("the theme's Avatar failed"))).toHaveLength(1);
  expect(said.filter((text) => text.includes("the theme's ChatHeader failed"))).toHaveLength(1);
  expect(said).toContainEqual(
    expect.stringContaining("no component is called Mesage; did you mean Message?"),
  );
  expect(said).toContainEqual(
    expect.stringContaining('the theme\'s TimeAgo must be a function of its props, not "late"'),
  );
});

/** A theme in which each component is ours, with its name around it. */
const NAMED: Talk.ThemeMaker = ({ html, defaultTheme }) =>
  Object.fromEntries(
    Object.entries(defaultTheme).map(([name, Own]) => [
      name,
      (props: { common?: Talk.ThemeCommon }) => {
        if (props.common) Object.assign(globalThis, { chat: props.common });
        return html`<span class="own" data-own=${name}><${Own} ...${props} /></span>`;
      },
    ]),
  );

declare global {
  /** What components were given last. */
  var chat: Talk.ThemeCommon;
}

// shows: D83
test("every component can be one's own, and has ours to draw within it", async ({ chinwag, open }) => {
  await chinwag.rest("PUT", "/conversations/trio", { participants: ["alice", "bob", "sofia"] });
  const page = await open("elements-blank.html", {});
  const said = complaints(page);
  await showElement(page, "t-inbox", NAMED, { conversationId: null });
  const own = (name: keyof Talk.Theme) => page.locator(`[data-own="${name}"]`).first();
  const drawn = async (...names: (keyof Talk.Theme)[]) => {
    for (const name of names) await expect(own(name), name).toBeAttached();
  };
  await drawn("NoConversationSelected", "ConversationListItem", "ConversationImage", "GroupChatImage");
  await drawn("Avatar", "Icon", "TimeAgo", "CompactMessageContent", "GlobalSearchBox");
  await pick(page, "You are the best");
  await expect(message(page, "You are the best 🙌")).toBeVisible();
  await drawn("ChatHeader", "MessageListHeader", "MessageListFooter", "BeforeMessages", "AfterMessages");
  await drawn("Message", "MessageDivider", "TextBlock", "MessageField");
  await expect(own("ChatHeader").getByRole("heading", { name: "Bob Okafor" })).toBeVisible();

  await messageRow(page, "You are the best 🙌").getByRole("button", { name: "Message actions" }).click();
  await drawn("MessageActionMenu");
  await own("MessageActionMenu").getByRole("menuitem", { name: "Reply" }).click();
  await expect(own("ReplyBar")).toContainText("You are the best 🙌");
  await say(page, "So are you");
  await expect(own("ReferencedMessage")).toContainText("You are the best 🙌");

  await page.getByRole("button", { name: "Search messages" }).click();
  await expect(own("ChatSearchBox").getByRole("searchbox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(own("ChatSearchBox")).toBeHidden();
  const everywhere = own("GlobalSearchBox").getByRole("searchbox");
  await everywhere.fill("best");
  await expect(own("GlobalSearchResultItem")).toContainText("best");
  await expect(own("GlobalSearchResultHeader")).toHaveText("Messages");
  await everywhere.fill("");

  const video = Buffer.from(
    "0000001c667479706d703432000000006d7034326d70343169736f6d000000086d646174",
    "hex",
  );
  const tokens = [
    await uploaded(chinwag, "notes.txt", Buffer.from("Notes")),
    await uploaded(chinwag, "two.png", PNG, "image"),
    await uploaded(chinwag, "film.mp4", video, "video"),
    await uploaded(chinwag, "song.wav", sound(), "audio"),
    await uploaded(chinwag, "voice.wav", sound(), "voice"),
  ];
  const sent = tokens.map((attachmentToken) => ({ type: "UserMessage", sender: "bob", attachmentToken }));
  await chinwag.rest("POST", "/conversations/alice-bob/messages", sent);
  await page.evaluate(async () => {
    const content = [{ type: "location" as const, latitude: 52.37, longitude: 4.89 }] as const;
    await globalThis.chat.chatbox.sendMessage({ content: [...content] });
  });
  await drawn("FileBlock", "ImageBlock", "VideoBlock", "AudioBlock", "VoiceBlock", "LocationBlock");
  await expect(own("LocationBlock").getByRole("link")).toHaveAttribute("href", /mlat=52\.37/);

  await page.context().grantPermissions(["microphone"]);
  await page.getByRole("button", { name: "Record a voice message" }).click();
  await expect(own("VoiceRecorder").getByRole("timer")).toHaveText("0:01");
  await own("VoiceRecorder").getByRole("button", { name: "End the recording" }).click();
  await expect(own("RecordingPreview").getByRole("slider")).toBeVisible();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(own("RecordingPreview")).toBeHidden();
  // All that there are.
  const names = await page.evaluate(() => Object.keys(globalThis.chat.theme));
  expect(names).toHaveLength(32);
  expect(said).toEqual([]);
  expect(await barriersInBox(page)).toEqual([]);
});

// shows: D88, D89
test("components are told what the reader may do, and the texts in the reader's language", async ({
  chinwag,
  open,
}) => {
  const page = await open("elements-blank.html", {});
  await showElement(page, "t-chatbox", ({ html, defaultTheme }) => ({
    Message(props) {
      const { permissions, common } = props;
      Object.assign(globalThis, { chat: common });
      const may = Object.entries(permissions).filter(([, may]) => may);
      return html`<div data-may=${may.map(([name]) => name).join(" ")}>
        <${defaultTheme.Message} ...${props} />
      </div>`;
    },
    MessageField({ permissions, common: { t } }) {
      const may = Object.entries(permissions).filter(([, may]) => !may);
      return html`<p class="not">${may.map(([name]) => name).join(" ")}</p>
        <button aria-label=${t.SEND_BUTTON_TEXT}>${t.REPLY_TO_MESSAGE}: ${t.NUM_PARTICIPANTS(2)}</button>`;
    },
  }));
  const mine = messageRow(page, "Yes! Friday after work?").locator("[data-may]");
  const theirs = messageRow(page, "You are the best 🙌").locator("[data-may]");
  await expect(mine).toHaveAttribute(
    "data-may",
    "canDeleteMessage canReplyToMessage canEditMessage canAddReaction",
  );
  await expect(theirs).toHaveAttribute("data-may", "canReplyToMessage canAddReaction");
  await expect(page.locator(".not")).toHaveText("");
  await chinwag.setRole(
    "default",
    ...["canShareFile=false", "canShareLocation=false", "canSearch=false", "canMention=false"],
    ...["showTypingIndicator=false", "showOnlineStatus=false", "canLeaveConversation=false"],
    ...["canMarkConversationAsUnread=false", "canDeleteMessage=all", "canReplyToMessage=none"],
  );
  await expect(theirs).toHaveAttribute("data-may", "canDeleteMessage canAddReaction");
  // A voice is sent as a file.
  await expect(page.locator(".not")).toHaveText(
    "showTypingIndicator canShareFile canShareLocation canMention canSearch showOnlineStatus " +
      "canSendVoiceMessage canLeaveConversation canMarkConversationAsUnread",
  );

  const texts = () => page.evaluate(() => JSON.parse(JSON.stringify(globalThis.chat.t)));
  const english = await texts();
  expect(english).toMatchObject({
    locale: "en",
    SEND_BUTTON_TEXT: "Send",
    ENTRYBOX_PLACEHOLDER: "Say something…",
    EDITED_INDICATOR: "Edited",
    CONTACT_INFORMATION_HIDDEN: "(hidden information)",
  });
  expect(Object.values(english).length).toBeGreaterThan(80);
  expect(Object.values(english).filter((text) => text === "")).toEqual([]);
  await chinwag.rest("PUT", "/users/alice", { locale: "nl" });
  await expect(page.getByRole("button", { name: "Versturen" })).toHaveText(/Antwoorden: 2 /);
  expect(await texts()).toMatchObject({
    locale: "nl",
    LEAVE_CONVERSATION: "Gesprek verlaten",
    CONTACT_INFORMATION_HIDDEN: "(verborgen informatie)",
  });
});

/** A chat made of parts of ours. */
