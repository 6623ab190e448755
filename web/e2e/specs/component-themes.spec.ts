import type {} from "@chinwag/elements";
import type { Page } from "@playwright/test";
import type Talk from "chinwag";
import { barriers } from "../support/axe.ts";
import { conversations, field, message, messageRow, messages, pick, say } from "../support/chat.ts";
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

/** What the browser's console says of errors. */
function complaints(page: Page): string[] {
  const said: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && message.text().startsWith("Chinwag")) said.push(message.text());
  });
  return said;
}

/** Barriers that are not the blank page's own. */
async function barriersInBox(page: Page): Promise<string[]> {
  return (await barriers(page)).filter((barrier) => !barrier.includes(" at html:"));
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
      const made = new Function(`return (${theme})`)();
      Object.assign(
        element,
        { appId: "demo", userId: "alice", conversationId: "alice-bob", theme: made },
        more,
      );
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
const MADE_OF_PARTS: Talk.ThemeMaker = ({ html, hooks, ...kit }) => ({
  Message({ message, permissions, common }) {
    const who = kit.useReactions(message.id, "🦊").map(({ user }) => user.name);
    const { long } = kit.useTimeAgo(message.createdAt, common.t);
    const Actions = () =>
      html`<${kit.MenuItem} onSelect=${() => common.chatbox.setReferencedMessage(message.id)}>Answer</${kit.MenuItem}>`;
    return html`<div class="made" data-ago=${long}>
      ${message.sender && html`<img src=${kit.getPhotoUrlWithFallback(message.sender)} alt="" width="20" height="20" />`}
      <b style=${{ color: kit.getRandomColor(message.sender?.id ?? "") }}>${message.sender?.name}</b>
      <${kit.MessageContent} message=${message} />
      <em>${who.join(" and ")}</em>
      ${
        permissions.canAddReaction &&
        html`<${kit.PopoverButton}
          popoverComponent=${kit.ReactionPicker}
          popoverProps=${{ messageId: message.id }}
          aria-label="React"
        >+</${kit.PopoverButton}>`
      }
      <${kit.PopoverButton} type="menu" popoverComponent=${Actions} aria-label="More">…</${kit.PopoverButton}>
    </div>`;
  },
  MessageField({ editor, referencedMessage, permissions }) {
    return html`<div class="composer">
      ${referencedMessage && html`<p class="to">To: ${referencedMessage.plaintext}</p>`}
      <${kit.EmojiSuggestBar} /><${kit.MentionSuggestList} />
      ${editor.showEmojiPicker && html`<${kit.EmojiPicker} />`}
      <${kit.Editor} placeholder="Your turn" />
      <output>${editor.characterCount}</output>
      <button type="button" onClick=${editor.toggleEmojiPicker}>Faces</button>
      ${permissions.canShareFile && html`<button type="button" onClick=${editor.attachFile}>File</button>`}
      <button type="button" disabled=${editor.isEmpty} onClick=${editor.send}>Say it</button>
    </div>`;
  },
  MessageListHeader({ common }) {
    const [wanted, setWanted] = hooks.useState("");
    const people = kit.useParticipants(common.conversation?.id ?? "");
    return html`<div>
      <p class="people">${people
        .map(({ user }) => user.name)
        .sort()
        .join(", ")}</p>
      <${kit.SearchInput}
        value=${wanted}
        placeholder="Look for"
        onChange=${({ target }: { target: HTMLInputElement }) => setWanted(target.value)}
      />
      <p class="wanted">${wanted}</p>
      <p class="times">${kit.formatDuration(65)} ${kit.formatDuration(3723)} ${kit.formatFilesize(1500, "en")}
        ${kit.userFriendlyDate(Date.now(), common.t)} ${kit.getGoogleMapsUrls({ latitude: 1, longitude: 2 }).linkUrl}</p>
    </div>`;
  },
  BeforeMessages: () => html`<${kit.VirtualMessage} text="Welcome to the wall" />`,
  TextBlock: ({ block }) => html`<p class="text"><${kit.Text} block=${block} /></p>`,
  CompactMessageContent: ({ message: { content } }) =>
    content.map((block) => block.type === "text" && html`<${kit.Text} block=${block} nonInteractive />`),
  VoiceBlock: ({ block }) => html`<${kit.Waveform} peaks=${[0.2, 0.9]} />
    <${kit.AudioPlayer} src=${block.url} filename="Their voice" duration=${block.duration} />`,
  GlobalSearchResultItem: ({ message, conversation }) =>
    html`<${kit.Highlightable} text=${message?.plaintext ?? conversation.id} />`,
});

// shows: D86, D87
test("a chat is made of parts of ours: a field, emoji, menus, players, and what is known of people", async ({
  chinwag,
  open,
}) => {
  const voice = await uploaded(chinwag, "voice.wav", sound(), "voice");
  const send = (...said: object[]) => chinwag.rest("POST", "/conversations/alice-bob/messages", said);
  await send({ type: "UserMessage", sender: "bob", attachmentToken: voice });
  await send({ type: "UserMessage", sender: "bob", text: "See https://hut.example, *all* of you" });
  const page = await open("elements-blank.html", {});
  const said = complaints(page);
  await showElement(page, "t-inbox", MADE_OF_PARTS);
  const row = messages(page).locator(".made").last();
  await expect(row.getByRole("link", { name: "hut.example" })).toBeVisible();
  await expect(row.locator(".text strong, .text b").first()).toHaveText("all");
  await expect(row).toHaveAttribute("data-ago", "this minute");
  await expect(conversations(page).filter({ hasText: "See https://hut.example, all of you" })).toHaveCount(1);
  await expect(page.locator(".people")).toHaveText("Alice Jansen, Bob Okafor");
  await expect(page.locator(".times")).toHaveText(/^1:05 1:02:03 1\.5\skB\s*Today https:.*query=1%2C2$/);
  await page.getByRole("searchbox", { name: "Look for" }).fill("rope");
  await expect(page.locator(".wanted")).toHaveText("rope");
  await expect(messages(page).getByRole("group", { name: "Their voice" })).toBeVisible();
  await expect(messages(page).locator(".own-waveform").first()).toBeVisible();
  await expect(page.getByText("Welcome to the wall")).toBeAttached();

  await row.getByRole("button", { name: "React" }).click();
  await row.getByRole("searchbox", { name: "Search emoji" }).fill("fox");
  await row.getByRole("button", { name: "fox" }).first().click();
  await expect(row.locator("em")).toHaveText("Alice Jansen");
  await row.getByRole("button", { name: "More" }).click();
  await expect(row.getByRole("menuitem", { name: "Answer" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator(".to")).toHaveText("To: See https://hut.example, all of you");

  const editor = field(page);
  await expect(editor).toHaveAttribute("placeholder", "Your turn");
  await editor.pressSequentially("Hi @bo");
  await page.getByRole("option", { name: "Bob Okafor" }).click();
  await editor.pressSequentially(":fox");
  await expect(page.getByRole("option").first()).toBeVisible();
  await editor.press("Enter");
  await page.getByRole("button", { name: "Faces" }).click();
  await page.getByRole("dialog", { name: "Emoji" }).getByRole("searchbox").fill("mountain");
  await page.getByRole("dialog", { name: "Emoji" }).getByRole("button", { name: "mountain" }).first().click();
  await expect(editor).toHaveValue(/^Hi @Bob Okafor 🦊 (⛰️|🏔️|🚵)/u);
  await expect(page.locator("output").last()).not.toHaveText("0");
  await page.getByRole("button", { name: "Say it" }).click();
  await expect(row).toContainText("Hi @Bob Okafor 🦊");
  await expect(page.locator(".to")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Say it" })).toBeDisabled();

  await page.getByRole("searchbox", { name: "Search", exact: true }).fill("hut.ex");
  await expect(page.locator("mark").first()).toHaveText("hut.ex");
  expect(said).toEqual([]);
  expect(await barriersInBox(page)).toEqual([]);
});
