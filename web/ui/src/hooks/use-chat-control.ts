import type { ConversationRef } from "@chinwag/core";
import { type Dispatch, type StateUpdater, useEffect, useLayoutEffect } from "preact/hooks";
import { useUi } from "./ui-context.ts";
import type { LoadedMessages } from "./use-messages.ts";
import { useStore } from "./use-store.ts";

/** Lets the owner of the box move in the messages of a chat, and goes to the one that it wants to be gone to. */
export function useChatControl(
  { id: conversationId }: ConversationRef,
  loaded: LoadedMessages | null | undefined,
  loadMore: (count?: number) => Promise<void>,
  goTo: (messageId: string) => void,
  setSearching: Dispatch<StateUpdater<boolean>>,
): void {
  const { chat, wanted } = useUi().model;
  const wish = useStore(wanted);
  useEffect(() => {
    if (wish?.conversationId !== conversationId) return;
    wanted.set(null);
    goTo(wish.messageId);
  }, [wish, wanted, conversationId, goTo]);
  useLayoutEffect(() => {
    if (!loaded) return;
    const search = (isOpen?: boolean) => setSearching((isSearching) => isOpen ?? !isSearching);
    const control = { conversationId, ...loaded, loadMore, goTo, search };
    chat.set(control);
    return () => {
      if (chat.value === control) chat.set(null);
    };
  }, [chat, conversationId, loaded, loadMore, goTo, setSearching]);
}
