import type Talk from "chinwag";
import { conversations, field, messages } from "../support/chat.ts";
import { barriersInBox, complaints, showElement } from "../support/component-themes.ts";
import { sound, uploaded } from "../support/kinds.ts";
import { expect, test } from "../support/test.ts";

// A microphone that beeps.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const args = ["--use-fake-device-for-media-stream", "--autoplay-policy=no-user-gesture-required"];
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...args] });
  },
});

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
