import type { ComponentChildren } from "preact";
import { useContext, useLayoutEffect } from "preact/hooks";
import { ChatHeader, type ChatHeaderProps } from "../../components/chat-header/chat-header.tsx";
import { HeaderActions } from "../../components/chat-header/header-actions.tsx";
import {
  AnchoredScroller,
  type AnchoredScrollerProps,
} from "../../components/message-list/anchored-scroller.tsx";
import { MessageList, type MessageListProps } from "../../components/message-list/message-list.tsx";
import { Notice, type NoticeProps } from "../../components/notice/notice.tsx";
import { useUi } from "../../hooks/ui-context.ts";
import { useStore } from "../../hooks/use-store.ts";
import { conversationTitle } from "../../model/conversation-title.ts";
import { beneath, plainly, standInFor, standInForElement } from "../themes/stand-in.ts";
import type { ComponentName } from "./component-names.ts";
import { Given, standIn, useOwn, useWorn } from "./given.tsx";
import { HeaderScope } from "./scopes.ts";
import type * as Types from "./types.ts";

/** Has heads of chats of the page, and what is around messages, stand in the place of ours. */
export function standInForChat(): void {
  standIn({
    name: "ChatHeader",
    Own: ChatHeader,
    useGiven: ({ id, title }: ChatHeaderProps, worn) => {
      const { conversation, permissions } = useStore(worn.common);
      const isUserConnected = useStore(worn.online);
      // Until it is known what to show, a skeleton is shown.
      return title === null || conversation?.id !== id ? null : { permissions, isUserConnected };
    },
    frame: headerFrame,
  });
  standInForElement("header", ({ part }) => (part === "header" ? (HeaderElement as never) : undefined));
  standInFor(HeaderActions, Actions, "page");
  standInFor(MessageList, List, "page");
  standInFor(AnchoredScroller, Scroller, "page");
  standIn({
    name: "NoConversationSelected",
    Own: Notice,
    useGiven: ({ title }: NoticeProps) => (title === useUi().strings.noSelectionTitle ? {} : null),
    frame: (inside) => <div class="notice">{inside}</div>,
  });
}

/** The ways out stay around it. */
function headerFrame(inside: ComponentChildren, props: ChatHeaderProps) {
  return plainly("header", {
    class: "chat-header t-theme-chat-header",
    part: "header",
    children: (
      <>
        {props.start}
        <div class="chat-header-text own-header">
          <HeaderScope.Provider value={props}>{inside}</HeaderScope.Provider>
        </div>
        {props.end}
      </>
    ),
  });
}

/** Within the head of a component of the page there is one already. */
function HeaderElement(props: object) {
  const isWithin = useContext(HeaderScope) !== null;
  return isWithin ? plainly("div", { ...props, part: undefined }) : plainly("header", props);
}

/** By which components of the page open the search. */
function Actions(props: Parameters<typeof HeaderActions>[0]) {
  const worn = useWorn();
  const { onSearch } = props;
  useLayoutEffect(() => {
    if (worn === null) return undefined;
    worn.actions.toggleSearch = onSearch;
    return () => {
      worn.actions.toggleSearch = null;
    };
  });
  return beneath(HeaderActions, props);
}

function List(props: MessageListProps) {
  return (
    <>
      <Extra name="MessageListHeader" />
      {beneath(MessageList, props)}
      <Extra name="MessageListFooter" />
    </>
  );
}

function Scroller(props: AnchoredScrollerProps) {
  // What was loaded begins with what loads more, until that is all.
  const isWhole = props.before === false;
  const hasAfter = useOwn("AfterMessages") !== null;
  return beneath(AnchoredScroller, {
    ...props,
    before: (
      <>
        {props.before}
        {isWhole && <Extra name="BeforeMessages" as="li" />}
      </>
    ),
    after: (
      <>
        {hasAfter && <Extra name="AfterMessages" as="li" />}
        {props.after}
      </>
    ),
  });
}

const NOTHING = () => null;

/** Where ours shows nothing. */
function Extra({ name, as }: { name: ComponentName; as?: "li" }) {
  const own = useOwn(name);
  if (own === null) return null;
  const frame = (inside: ComponentChildren) =>
    as === undefined ? inside : plainly(as, { class: "own-around", children: inside });
  return <Given {...{ name, own, frame }} props={{}} fallback={NOTHING} />;
}

/** As the interface has it, for what components of a page are given. */
export const chatDefaults = {
  ChatHeader({ common }: Types.ChatHeaderProps) {
    const around = useContext(HeaderScope);
    const { meId, strings } = useUi();
    const { conversation, participants } = common;
    if (conversation === null) return null;
    const title = around?.title ?? conversationTitle(conversation, participants, meId, strings);
    return (
      <HeaderScope.Provider value={around ?? { id: conversation.id, title }}>
        {beneath(ChatHeader, { id: conversation.id, title })}
      </HeaderScope.Provider>
    );
  },
  MessageListHeader: NOTHING,
  MessageListFooter: NOTHING,
  BeforeMessages: NOTHING,
  NoConversationSelected() {
    const { strings } = useUi();
    return beneath(Notice, { title: strings.noSelectionTitle, text: strings.noSelectionText });
  },
};
