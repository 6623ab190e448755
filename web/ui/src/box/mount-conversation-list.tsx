/// <reference path="../styles/css.d.ts" />
import { LoneList } from "../components/conversation-list/lone-list.tsx";
import listStyles from "../components/conversation-list/styles.css?inline";
import paneStyles from "../components/inbox/styles.css?inline";
import searchStyles from "../components/search/input-styles.css?inline";
import type { BoxModel } from "./box-model.ts";
import { createBoxRoot } from "./box-root.tsx";
import { focusChanges } from "./focus-changes.ts";
import { followLocale } from "./locale.ts";
import type { MountedBox } from "./mount-box.tsx";

/**
 * Shows the list of conversations in a container, in place of what was in it. It has no chat, so nobody is told that its
 * reader sees one, and who begins to type is not writing to anybody in it.
 */
export function mountConversationList(model: BoxModel, container: HTMLElement): MountedBox {
  const name = "t-conversation-list";
  const root = createBoxRoot(model, name, `${name} list-alone`, listStyles, paneStyles, searchStyles);
  const { element } = root;
  const following = [
    model.follow(),
    followLocale(model),
    focusChanges(element, (hasFocus) => model.owner.onFocusChange?.(hasFocus)),
  ];
  model.isOpen.set(true);
  // In the page first: components measure themselves as soon as they are shown.
  container.replaceChildren(element);
  root.show(<LoneList />);
  return {
    element,
    unmount() {
      for (const subscription of following) subscription.unsubscribe();
      root.remove();
    },
  };
}
