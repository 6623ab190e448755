import type { ConversationRef } from "@chinwag/core";
import type { KnownConversation } from "../../box/box-owner.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useLazy } from "../../hooks/use-lazy.ts";
import { useRole } from "../../hooks/use-role.ts";
import { MenuButton, type MenuControl } from "../menu/menu-button.tsx";

const load = () => import("./open-conversation-menu.tsx");

/** What can be done with a conversation. */
export interface ConversationMenuProps {
  conversationRef: ConversationRef;
  known: KnownConversation;
  onLeft: (() => void) | undefined;
}

/** What can be done with a conversation: a button in its head, and the menu that it opens. */
export function ConversationMenu(props: ConversationMenuProps) {
  const { strings } = useUi();
  const role = useRole();
  const hasEntries =
    role.canMarkConversationAsUnread ||
    role.canLeaveConversation ||
    role.conversationActions.some(({ on }) => on !== "none");
  if (!hasEntries) return null;
  return (
    <MenuButton label={strings.conversationActions} look="header-menu" onHover={load}>
      {(control) => <OpenMenu {...props} {...control} />}
    </MenuButton>
  );
}

function OpenMenu(props: ConversationMenuProps & MenuControl) {
  const module = useLazy(true, load);
  return module && <module.OpenConversationMenu {...props} />;
}
