import { type ComponentChildren, type ComponentType, createContext } from "preact";
import { useContext, useLayoutEffect } from "preact/hooks";
import type { ConversationItemProps } from "../../components/conversation-list/conversation-item.tsx";
import type { ListHeaderProps } from "../../components/inbox/list-header.tsx";
import { useUi } from "../../hooks/ui-context.ts";
import { useNow } from "../../hooks/use-now.ts";
import { useParticipants } from "../../hooks/use-participants.ts";
import { beneath, plainly, standInFor, standInForElement } from "../themes/stand-in.ts";
import { Given, standIn, useOwn, useWorn } from "./given.tsx";
import { ItemScope, SearchScope } from "./scopes.ts";
import type * as Types from "./types.ts";
import type { Worn } from "./worn.ts";

/** The parts of an Inbox, which only an Inbox has loaded. */
export interface ListParts {
  readonly ConversationItem: ComponentType<ConversationItemProps>;
  readonly ListSearch: ComponentType<ListHeaderProps>;
}

/** Whether there is an item of the page around it. */
export const WithinItem = createContext(false);

let parts: ListParts | null = null;

/** Has lists of conversations of the page stand in the place of ours. */
export function standInForList(given: ListParts): void {
  if (parts !== null) return;
  parts = given;
  const { ConversationItem, ListSearch } = given;
  standInFor(
    ConversationItem,
    function Item(props: ConversationItemProps) {
      const worn = useWorn();
      const inList = useOwn("ConversationListItem");
      const found = useOwn("GlobalSearchResultItem");
      const own = useContext(SearchScope) === null ? inList : (found ?? inList);
      return (
        <ItemScope.Provider value={props.conversation}>
          {worn === null || own === null ? (
            beneath(ConversationItem, props)
          ) : (
            <OwnItem
              {...{ worn, own, props }}
              isFound={own === found}
              fallback={() => beneath(ConversationItem, props)}
            />
          )}
        </ItemScope.Provider>
      );
    },
    "page",
  );
  const item = withinItem("li") as never;
  const button = withinItem("button") as never;
  standInForElement("li", ({ class: name }) => (name === "item-row" ? item : undefined));
  standInForElement("button", ({ part, class: name }) =>
    part === "conversation" || name === "item" ? button : undefined,
  );
  standIn({
    name: "GlobalSearchBox",
    Own: ListSearch,
    useGiven: ({ query, onQuery }: ListHeaderProps, worn) =>
      worn.common.value.permissions.canSearch
        ? { query, setQuery: onQuery, cancel: () => onQuery("") }
        : null,
    frame: (inside) => <div class="list-search own-search">{inside}</div>,
  });
}

/** Within an item of the page there is one already, with a button around it. */
const withinItem = (tag: string) =>
  function ItemElement(props: { children?: ComponentChildren }) {
    const isWithin = useContext(WithinItem);
    return isWithin ? plainly("span", { class: "own-inner", children: props.children }) : plainly(tag, props);
  };

interface OwnItemProps {
  /** Whether it is what a search found. */
  isFound: boolean;
  worn: Worn;
  own: (props: never) => unknown;
  props: ConversationItemProps;
  fallback: () => ReturnType<typeof beneath>;
}

/** The button around it is ours: keys and readers of screens find it as they find all others. */
function OwnItem({ worn, own, isFound, props, fallback }: OwnItemProps) {
  const { conversationRef, conversation, isCurrent, isTabStop, onPick } = props;
  const { strings } = useUi();
  const query = useContext(SearchScope);
  const participants = useParticipants(conversationRef);
  const known = { conversation, participants: participants ?? [] };
  const { actions } = worn;
  useLayoutEffect(() => {
    actions.known.set(conversation.id, known);
    actions.pick = onPick;
  });
  if (!participants) return fallback();
  const { isUnread } = conversation;
  return (
    <Given
      {...{ own, fallback }}
      name={isFound ? "GlobalSearchResultItem" : "ConversationListItem"}
      props={{ conversation, participants, isSelected: isCurrent, ...(isFound && { message: null, query }) }}
      frame={(inside) => (
        <li class="item-row">
          <button
            type="button"
            class={`item own-item t-theme-conversation-list-item${isUnread ? " item-unread" : ""}`}
            part="conversation"
            aria-current={isCurrent ? "true" : undefined}
            tabIndex={isTabStop ? 0 : -1}
            data-conversation={conversation.id}
            onClick={() => onPick(conversationRef, known)}
          >
            <WithinItem.Provider value={true}>{inside}</WithinItem.Provider>
            {isUnread && <span class="visually-hidden">{strings.unread}</span>}
          </button>
        </li>
      )}
    />
  );
}

/** As the interface has it, for what components of a page are given. */
export const listDefaults = {
  ConversationListItem({ conversation, isSelected }: Types.ConversationListItemProps) {
    const { session } = useUi();
    const now = useNow();
    const worn = useWorn();
    if (parts === null) return null;
    const conversationRef = session.conversation(conversation.id);
    return (
      <ItemScope.Provider value={conversation}>
        {beneath(parts.ConversationItem, {
          ...{ conversationRef, conversation, now },
          isCurrent: isSelected,
          isTabStop: false,
          onPick: ({ id }) => worn?.actions.list.selectConversation(id),
        })}
      </ItemScope.Provider>
    );
  },
  GlobalSearchBox({ query, setQuery }: Types.GlobalSearchBoxProps) {
    return parts === null ? null : beneath(parts.ListSearch, { query, onQuery: setQuery });
  },
};
