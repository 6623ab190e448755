import type { BoxKeeper, BoxKind, BoxOf, ChatKind } from "@chinwag/binding";
import type Talk from "chinwag";
import { uploadAny } from "./upload-any.ts";

/** What a controller asks for the box each time, for there may be another by then. */
export type Reach<Kind extends BoxKind> = () => {
  readonly session: Talk.Session;
  readonly keeper: Pick<BoxKeeper<Kind>, "box" | "highlights">;
} | null;

/** What the page may do with a box that is shown: the ref of its component. While there is no box, calls throw. */
export class BoxController<Kind extends ChatKind = ChatKind> {
  readonly #reach: Reach<Kind>;
  #highlights: Talk.HighlightControls | undefined;

  constructor(reach: Reach<Kind>) {
    this.#reach = reach;
  }

  /** The box of the `Talk` object, which can do more; `null` while there is none. */
  get box(): BoxOf<Kind> | null {
    return this.#reach()?.keeper.box ?? null;
  }

  /** Sends a message to the conversation on screen. */
  async sendMessage(
    message: string | Talk.SendTextMessageParams | Talk.SendMessageParams,
  ): Promise<Talk.MessageRef> {
    return this.#conversation().send(message);
  }

  /** Sends a file to it. Pictures, films and sounds are shown as what they are. */
  async sendFileMessage(file: File): Promise<Talk.MessageRef> {
    const conversation = this.#conversation();
    const fileToken = await uploadAny(this.#present().session, file);
    return conversation.send({ content: [{ type: "file", fileToken }] });
  }

  /** Sends a place to it. */
  async sendLocationMessage(latitude: number, longitude: number): Promise<Talk.MessageRef> {
    return this.#conversation().send({ content: [{ type: "location", latitude, longitude }] });
  }

  /** Changes a message. */
  async editMessage(
    messageId: string,
    params: string | Talk.EditTextMessageParams | Talk.EditMessageParams,
  ): Promise<void> {
    await this.#conversation().message(messageId).edit(params);
  }

  /** Deletes a message. */
  async deleteMessage(messageId: string): Promise<void> {
    await this.#conversation().message(messageId).delete();
  }

  /** Reacts to a message with an emoji, or takes that back. */
  async toggleReaction(messageId: string, emoji: string): Promise<void> {
    const message = this.#conversation().message(messageId);
    const reactions = (await message.get())?.reactions ?? [];
    const isMine = reactions.some((reaction) => reaction.emoji === emoji && reaction.currentUserReacted);
    await (isMine ? message.reactions(emoji).remove() : message.reactions(emoji).add());
  }

  /** What the message field says. */
  async getMessageFieldText(): Promise<string> {
    return this.#box().messageField.getText();
  }

  /** Puts a text in place of what the message field says. */
  setMessageFieldText(text: string): void {
    this.#box().messageField.setText(text);
  }

  /** Puts the focus into the message field. */
  focusMessageField(): void {
    this.#box().messageField.focus();
  }

  /** Has the field edit a message; `null` goes back to what was written before. */
  async setEditing(messageId: string | null): Promise<void> {
    await (await this.#control()).setEditing(messageId);
  }

  /** Has the field reply to a message; `null` to none. */
  async setReferencedMessage(messageId: string | null): Promise<void> {
    await (await this.#control()).setReferencedMessage(messageId);
  }

  /** Opens the search in the messages, or closes it; without a word of which, whichever it is not. */
  async toggleSearchBox(isOpen?: boolean): Promise<void> {
    (await this.#control()).toggleSearchBox(isOpen);
  }

  /** Presses the button that leads from the chat of an Inbox back to its list, where there is one. */
  async clickBackButton(): Promise<void> {
    (await this.#control()).clickBackButton();
  }

  /** Goes to a message of the conversation on screen. */
  async focusMessage(messageId: string): Promise<void> {
    await this.#box().select(this.#conversation(), { messageId });
  }

  /** Marks words in messages; none with `[]`. */
  setHighlightedStrings(words: string[]): void {
    this.#highlights = this.#box().setHighlightedWords(words);
  }

  /** Goes to the message before with one of the marked words. */
  async jumpToPreviousHighlight(): Promise<Talk.HighlightResult> {
    return this.#jumping().jumpUp();
  }

  /** Goes to the message after with one of the marked words. */
  async jumpToNextHighlight(): Promise<Talk.HighlightResult> {
    return this.#jumping().jumpDown();
  }

  #jumping(): Talk.HighlightControls {
    const controls = this.#highlights ?? this.#present().keeper.highlights;
    if (!controls) throw new Error("No words are highlighted.");
    return controls;
  }

  #conversation(): Talk.ConversationRef {
    const { session, keeper } = this.#present();
    const id = keeper.box.currentConversation?.id;
    if (id === undefined) throw new Error("No conversation is on screen.");
    return session.conversation(id);
  }

  #control(): Promise<Talk.BoxControl> {
    return this.#box().control();
  }

  #box(): BoxOf<Kind> {
    return this.#present().keeper.box;
  }

  #present(): NonNullable<ReturnType<Reach<Kind>>> {
    const present = this.#reach();
    if (present === null) throw new Error("The box is not there: it has no session yet, or was taken away.");
    return present;
  }
}
