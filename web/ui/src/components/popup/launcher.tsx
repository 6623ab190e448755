import { useUi } from "../../hooks/ui-context.ts";
import { useMedia } from "../../hooks/use-media.ts";
import { useStore } from "../../hooks/use-store.ts";
import { useUnreadCount } from "../../hooks/use-unread-count.ts";
import { Icon } from "../icon/icon.tsx";
import { PHONE } from "./phone.ts";

/** What the launcher tells the popup's owner. */
export interface LauncherProps {
  onToggle(): void;
}

/** The round button of a popup, with the number of unread messages while it is closed. */
export function Launcher({ onToggle }: LauncherProps) {
  const { model, strings } = useUi();
  const isOpen = useStore(model.isOpen);
  const isPhone = useMedia(PHONE);
  const current = useStore(model.current);
  // A popup that was told to show no conversation is only being got ready.
  const isUnused = useStore(model.selection) === null;
  const unread = useUnreadCount(current);
  const { launcher = "always" } = model.settings;
  const isHidden =
    isUnused || launcher === "never" || (isPhone && isOpen) || (launcher === "close-only" && !isOpen);
  if (isHidden) return null;

  const hasNews = unread > 0 && !isOpen;
  const openLabel = hasNews ? strings.openChatUnread(unread) : strings.openChat;
  return (
    <button
      type="button"
      class="launcher"
      part="launcher"
      aria-label={isOpen ? strings.closeChat : openLabel}
      aria-expanded={isOpen}
      onClick={onToggle}
    >
      <Icon name={isOpen ? "down" : "chat"} />
      {hasNews && (
        <span class="launcher-badge" aria-hidden="true">
          {unread > 99 ? "99+" : unread}
        </span>
      )}
    </button>
  );
}
