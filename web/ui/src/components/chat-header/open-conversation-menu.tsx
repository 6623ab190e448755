import { useUi } from "../../hooks/ui-context.ts";
import { useRole } from "../../hooks/use-role.ts";
import { Menu, MenuEntries, type MenuEntry } from "../menu/menu.tsx";
import type { MenuControl } from "../menu/menu-button.tsx";
import type { ConversationMenuProps } from "./conversation-menu.tsx";

/** The menu of a conversation. */
export function OpenConversationMenu(props: ConversationMenuProps & MenuControl) {
  const { conversationRef, known, onLeft, ...control } = props;
  const { model, meId, strings } = useUi();
  const { canMarkConversationAsUnread, canLeaveConversation, conversationActions } = useRole();
  const { owner } = model;
  const entries: MenuEntry[] = [];
  if (canMarkConversationAsUnread) {
    const act = () => {
      // What does not come through leaves it as it is, and can be tried again.
      if (owner.ask?.("markConversationAsUnread", {}) !== false)
        conversationRef.markAsUnread().catch(() => undefined);
    };
    entries.push({ key: "unread", label: strings.markAsUnread, act });
  }
  for (const { name, label, on } of conversationActions) {
    if (on === "none") continue;
    entries.push({ key: `action ${name}`, label, act: () => owner.onConversationAction?.(name, known) });
  }
  if (canLeaveConversation) {
    const act = () => {
      if (owner.ask?.("leaveConversation", {}) === false) return;
      conversationRef
        .participant(meId)
        .delete()
        .then(onLeft, () => undefined);
    };
    entries.push({ key: "leave", label: strings.leave, confirm: strings.leaveForGood, act });
  }
  return (
    <Menu {...control} label={strings.conversationActions}>
      <MenuEntries {...control} entries={entries} />
    </Menu>
  );
}
