/// <reference path="./css.d.ts" />
import attachments from "../components/attachments/styles.css?inline";
import avatar from "../components/avatar/styles.css?inline";
import chatHeader from "../components/chat-header/styles.css?inline";
import chatbox from "../components/chatbox/styles.css?inline";
import connectionBar from "../components/connection-bar/styles.css?inline";
import content from "../components/content/styles.css?inline";
import emojiPicker from "../components/emoji-picker/styles.css?inline";
import icon from "../components/icon/styles.css?inline";
import loading from "../components/loading/styles.css?inline";
import message from "../components/message/styles.css?inline";
import messageField from "../components/message-field/styles.css?inline";
import messageList from "../components/message-list/styles.css?inline";
import notice from "../components/notice/styles.css?inline";
import oneLine from "../components/one-line/styles.css?inline";
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
  voice,
  chatbox,
  loading,
].join("\n");

const sheets = new Map<string, CSSStyleSheet>();

let ready: Promise<void> | undefined;

/** Parses the styles in a task of its own, after that of the code and before that of the first box. */
export function whenStyled(): Promise<void> {
  ready ??= new Promise((resolve) =>
    setTimeout(() => {
      sheetOf(CSS);
      setTimeout(resolve);
    }),
  );
  return ready;
}

function sheetOf(css: string): CSSStyleSheet {
  const sheet = sheets.get(css) ?? new CSSStyleSheet();
  if (!sheets.has(css)) {
    sheets.set(css, sheet);
    sheet.replaceSync(css);
  }
  return sheet;
}

/** Gives a shadow root the styles of the interface, or further ones. All roots share the sheets, each parsed once. */
export function adoptStyles(root: ShadowRoot, css: string = CSS): void {
  const sheet = sheetOf(css);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
