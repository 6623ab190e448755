/// <reference path="./css.d.ts" />
import attachments from "../components/attachments/styles.css?inline";
import avatar from "../components/avatar/styles.css?inline";
import chatHeader from "../components/chat-header/styles.css?inline";
import chatbox from "../components/chatbox/styles.css?inline";
import connectionBar from "../components/connection-bar/styles.css?inline";
import content from "../components/content/styles.css?inline";
import conversationList from "../components/conversation-list/styles.css?inline";
import emojiPicker from "../components/emoji-picker/styles.css?inline";
import icon from "../components/icon/styles.css?inline";
import inbox from "../components/inbox/styles.css?inline";
import lightbox from "../components/lightbox/styles.css?inline";
import loading from "../components/loading/styles.css?inline";
import location from "../components/location/styles.css?inline";
import message from "../components/message/styles.css?inline";
import messageField from "../components/message-field/styles.css?inline";
import messageList from "../components/message-list/styles.css?inline";
import notice from "../components/notice/styles.css?inline";
import oneLine from "../components/one-line/styles.css?inline";
import popup from "../components/popup/styles.css?inline";
import suggestions from "../components/suggestions/styles.css?inline";
import voice from "../components/voice/styles.css?inline";
import base from "./base.css?inline";
import tokens from "./tokens.css?inline";

const CSS = [
  tokens,
  base,
  icon,
  avatar,
  notice,
  oneLine,
  connectionBar,
  chatHeader,
  content,
  message,
  messageList,
  messageField,
  attachments,
  emojiPicker,
  suggestions,
  lightbox,
  location,
  voice,
  chatbox,
  loading,
  conversationList,
  inbox,
  popup,
].join("\n");

let shared: CSSStyleSheet | undefined;

/** Gives a shadow root the styles of the interface. All roots share one sheet, parsed once. */
export function adoptStyles(root: ShadowRoot): void {
  if (shared === undefined) {
    shared = new CSSStyleSheet();
    shared.replaceSync(CSS);
  }
  root.adoptedStyleSheets = [shared];
}
