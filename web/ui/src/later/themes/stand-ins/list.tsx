import type { ComponentType } from "preact";
import type { ConversationItemProps } from "../../../components/conversation-list/conversation-item.tsx";
import type { ListHeaderProps } from "../../../components/inbox/list-header.tsx";
import { useUi } from "../../../hooks/ui-context.ts";
import { useParticipants } from "../../../hooks/use-participants.ts";
import { bodyData, conversationData, userData } from "../data.ts";
import { ConversationScopeContext } from "../message-scope.ts";
import { plainly, standInFor } from "../stand-in.ts";
import type { Template } from "../template/tree.ts";
import { Drawn, useTemplate } from "../themed.tsx";

/** Has the theme draw the list of conversations. Its parts are given, since only an Inbox has loaded them. */
export function dressList(
  Item: ComponentType<ConversationItemProps>,
  Header: ComponentType<ListHeaderProps & { withoutSearch?: boolean }>,
  Search: ComponentType<ListHeaderProps>,
): void {
  standInFor(Item, function ThemedItem(props: ConversationItemProps) {
    const template = useTemplate("ConversationListItem");
    return template === null ? plainly(Item, props) : <ListItem {...props} template={template} own={Item} />;
  });
  standInFor(Header, function ThemedHeader(props: ListHeaderProps) {
    const { strings } = useUi();
    const template = useTemplate("ConversationListHeader");
    if (template === null) return plainly(Header, props);
    // Search stays below it, whatever the theme has in place of the head.
    const own = () => plainly(Header, { ...props, withoutSearch: true });
    const data = { title: strings.conversations };
    return (
      <div class="themed-list-header t-theme-conversation-list-header" part="list-header">
        <Drawn name="ConversationListHeader" template={template} data={data} own={own} />
        <Search {...props} />
      </div>
    );
  });
}

interface ListItemProps extends ConversationItemProps {
  template: Template;
  own: ComponentType<ConversationItemProps>;
}

function ListItem({ template, own, ...props }: ListItemProps) {
  const { meId, strings } = useUi();
  const { conversationRef, conversation, isCurrent, isTabStop, onPick } = props;
  const participants = useParticipants(conversationRef);
  if (!participants) return plainly(own, props);
  const known = { conversation, participants };
  const { lastMessage, isUnread, unreadMessageCount } = conversation;
  const shown = conversationData(known, meId, strings);
  const data = {
    conversation: shown,
    title: shown.title,
    lastMessage: lastMessage && {
      sender: lastMessage.sender && userData(lastMessage.sender, meId),
      body: bodyData(lastMessage.content, strings),
      timestamp: lastMessage.createdAt,
    },
    timestamp: lastMessage?.createdAt ?? conversation.joinedAt,
    isUnread,
    numUnread: unreadMessageCount,
    unreadMessageCount,
    isSelected: isCurrent,
  };
  return (
    <li class="item-row">
      <button
        type="button"
        class={`item themed-item t-theme-conversation-list-item${isUnread ? " item-unread" : ""}`}
        part="conversation"
        aria-current={isCurrent ? "true" : undefined}
        tabIndex={isTabStop ? 0 : -1}
        data-conversation={conversation.id}
        onClick={() => onPick(conversationRef, known)}
      >
        <ConversationScopeContext.Provider value={known}>
          <Drawn name="ConversationListItem" template={template} data={data} />
        </ConversationScopeContext.Provider>
        {isUnread && <span class="visually-hidden">{strings.unread}</span>}
      </button>
    </li>
  );
}
