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
  const unread = useUnreadCount(useStore(model.current));
  const { launcher = "always" } = model.settings;
  const isHidden = launcher === "never" || (isPhone && isOpen) || (launcher === "close-only" && !isOpen);
  if (isHidden) return null;

  const hasNews = unread > 0 && !isOpen;
  const openLabel = hasNews ? strings.openChatUnread(unread) : strings.openChat;
  return (
    <button
      type="button"
      class="launcher"
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
