import type { SearchResultsProps } from "../../components/search/search-results.tsx";
import { useUi } from "../../hooks/ui-context.ts";
import { useLazy } from "../../hooks/use-lazy.ts";
import { useNow } from "../../hooks/use-now.ts";
import { useParticipants } from "../../hooks/use-participants.ts";
import { beneath, standInFor } from "../themes/stand-in.ts";
import { standIn, useWorn } from "./given.tsx";
import { listDefaults, WithinItem } from "./list.tsx";
import { SearchScope } from "./scopes.ts";
import type * as Types from "./types.ts";

const load = async () => ({
  ...(await import("../../components/search/search-results.tsx")),
  ...(await import("../../components/search/message-hit.tsx")),
});

/** Has what a search in an Inbox finds, as a page shows it, stand in the place of ours. */
export async function standInForResults(): Promise<void> {
  const { SearchResults, ResultsHeading, MessageHit } = await load();
  type HitProps = Parameters<typeof MessageHit>[0];
  type HeadingProps = Parameters<typeof ResultsHeading>[0];
  standInFor(
    SearchResults,
    function Results(props: SearchResultsProps) {
      const worn = useWorn();
      if (worn !== null) worn.actions.pick = props.onPick;
      return <SearchScope.Provider value={props.query}>{beneath(SearchResults, props)}</SearchScope.Provider>;
    },
    "page",
  );
  standIn({
    name: "GlobalSearchResultItem",
    Own: MessageHit,
    useGiven: ({ conversationRef, conversation, message, wanted }: HitProps, worn) => {
      const participants = useParticipants(conversationRef);
      worn.actions.known.set(conversation.id, { conversation, participants: participants ?? [] });
      const isSelected = worn.common.value.conversation?.id === conversation.id;
      return { conversation, message, query: wanted, isSelected };
    },
    frame: (inside, { conversationRef, conversation, message, onPick }) => (
      <li class="item-row">
        <button
          type="button"
          class="item own-item"
          onClick={() => onPick(conversationRef, { conversation, participants: [] }, message.id)}
        >
          <WithinItem.Provider value={true}>{inside}</WithinItem.Provider>
        </button>
      </li>
    ),
  });
  standIn({
    name: "GlobalSearchResultHeader",
    Own: ResultsHeading,
    useGiven: ({ type, more }: HeadingProps) => ({
      type,
      canLoadMore: more !== null,
      loadMore: () => more?.(),
    }),
  });
}

/** As the interface has it, for what components of a page are given. */
export const searchDefaults = {
  GlobalSearchResultHeader({ type }: Types.GlobalSearchResultHeaderProps) {
    const { strings } = useUi();
    return <h3 class="results-heading">{strings[type]}</h3>;
  },
  GlobalSearchResultItem(props: Types.GlobalSearchResultItemProps) {
    const { conversation, message, query, isSelected } = props;
    const { session } = useUi();
    const now = useNow();
    const worn = useWorn();
    const loaded = useLazy(true, load);
    if (message === null)
      return listDefaults.ConversationListItem({ ...props, participants: [], isSelected });
    if (loaded === null) return null;
    return beneath(loaded.MessageHit, {
      conversationRef: session.conversation(conversation.id),
      ...{ conversation, message, now, wanted: query },
      onPick: (ref, _, messageId) => worn?.actions.list.selectConversation(ref.id, messageId),
    });
  },
};
