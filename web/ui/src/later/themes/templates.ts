/// <reference path="../../styles/css.d.ts" />
import { Avatar } from "../../components/avatar/avatar.tsx";
import { ConversationAvatar } from "../../components/avatar/conversation-avatar.tsx";
import { ChatHeader } from "../../components/chat-header/chat-header.tsx";
import { Icon } from "../../components/icon/icon.tsx";
import { Message, Said } from "../../components/message/message.tsx";
import { SystemMessage } from "../../components/message/system-message.tsx";
import { MessageField } from "../../components/message-field/message-field.tsx";
import { COMPONENT_NAMES, componentsFor, markOf } from "./component-names.ts";
import { withSuffix } from "./selectors.ts";
import { standInFor as stand } from "./stand-in.ts";
import { ThemedChatHeader, ThemedMessageField } from "./stand-ins/headers.tsx";
import { dressList } from "./stand-ins/list.tsx";
import { ThemedSaid, ThemedSystemMessage } from "./stand-ins/other-messages.tsx";
import { ThemedAvatar, ThemedConversationImage, ThemedIcon } from "./stand-ins/pictures.tsx";
import { UserMessage } from "./stand-ins/user-message.tsx";
import styles from "./styles.css?inline";
import { parseTemplate } from "./template/parse-template.ts";
import { TemplateProblem } from "./template/problem.ts";
import type { Template } from "./template/tree.ts";
import { dress } from "./themed.tsx";

/** Templates that can be worn. */
export interface Prepared {
  readonly sheets: readonly CSSStyleSheet[];
  /** Has a box wear them, until the function is called that is given. */
  dress(root: ShadowRoot, custom: Readonly<Record<string, unknown>>): () => void;
}

/** Reads the templates of a theme. One that cannot be read is told, and the interface's own stays in its place. */
export async function prepare(
  components: Readonly<Record<string, string>>,
  element: HTMLElement,
): Promise<Prepared> {
  const templates = new Map<string, Template>();
  const sheets = [sheetOf(styles)];
  for (const name of COMPONENT_NAMES) {
    const text = components[name];
    const template = typeof text === "string" ? read(name, text) : null;
    if (template === null) continue;
    templates.set(name, template);
    if (template.css.trim() !== "") sheets.push(scopedSheet(template.css, markOf(name)));
  }
  standIn();
  if (element.classList.contains("t-inbox")) {
    const { ConversationItem, ListHeader, ListSearch } = await import("../../inbox.ts");
    dressList(ConversationItem, ListHeader, ListSearch);
  }
  return { sheets, dress: (root, custom) => dress(root, { templates, custom }) };
}

function standIn(): void {
  stand(Message, UserMessage);
  stand(SystemMessage, ThemedSystemMessage);
  stand(Said, ThemedSaid);
  stand(ChatHeader, ThemedChatHeader);
  stand(MessageField, ThemedMessageField);
  stand(Avatar, ThemedAvatar);
  stand(ConversationAvatar, ThemedConversationImage);
  stand(Icon, ThemedIcon);
}

function read(name: string, text: string): Template | null {
  try {
    const template = parseTemplate(text, componentsFor(name));
    if (name === "MessageField" && !/<(?:BuiltIn|MessageField)\b/.test(text)) {
      throw new TemplateProblem("<BuiltIn /> is missing: without it nobody could write", text, 0);
    }
    return template;
  } catch (error) {
    if (!(error instanceof TemplateProblem)) throw error;
    const { line, column, message } = error;
    // biome-ignore lint/suspicious/noConsole: it is where developers look.
    console.error(
      `Chinwag: the theme's ${name}, line ${line}, column ${column}: ${message}. The interface's own is shown instead.`,
    );
    return null;
  }
}

function scopedSheet(css: string, mark: string): CSSStyleSheet {
  const sheet = sheetOf(css);
  withSuffix(sheet.cssRules, `[${mark}]`);
  return sheet;
}

function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
