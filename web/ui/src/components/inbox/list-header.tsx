import { useState } from "preact/hooks";
import type { DesktopNotifications } from "../../box/box-owner.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useRole } from "../../hooks/use-role.ts";
import { useStore } from "../../hooks/use-store.ts";
import { Icon } from "../icon/icon.tsx";
import { laterIcons } from "../icon/later-icons.ts";

/** What the head of the list begins a search with. */
export interface ListHeaderProps {
  /** What is searched for; empty for nothing. */
  query: string;
  onQuery(query: string): void;
}

/** The head of the list of conversations: the switch for notifications, and the search, where there are such. */
export function ListHeader({ query, onQuery, withoutSearch }: ListHeaderProps & { withoutSearch?: boolean }) {
  const { model, strings } = useUi();
  const { notifications } = model.owner;
  return (
    <header class="list-header t-theme-conversation-list-header" part="list-header">
      <h2 class="list-header-title">{strings.conversations}</h2>
      {notifications && <NotificationSwitch notifications={notifications} />}
      {!withoutSearch && <ListSearch query={query} onQuery={onQuery} />}
    </header>
  );
}

/** Where one writes what to search for, if one may. */
export function ListSearch({ query, onQuery }: ListHeaderProps) {
  const { strings } = useUi();
  const { canSearch } = useRole();
  if (!canSearch) return null;
  return (
    <input
      type="search"
      class="search-input list-search"
      dir={query === "" ? undefined : "auto"}
      value={query}
      placeholder={strings.search}
      aria-label={strings.search}
      onInput={(event) => onQuery(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || query === "") return;
        // What closes by it may stay open.
        event.stopPropagation();
        onQuery("");
      }}
    />
  );
}

function NotificationSwitch({ notifications }: { notifications: DesktopNotifications }) {
  const { strings } = useUi();
  const isEnabled = useStore(notifications.isEnabled);
  const [problem, setProblem] = useState<Error | null>(null);
  const toggle = async () => setProblem(await notifications.toggle(!isEnabled));
  return (
    <>
      <button
        type="button"
        class={isEnabled ? "icon-button icon-button-on" : "icon-button"}
        role="switch"
        aria-checked={isEnabled}
        aria-label={strings.notifications}
        title={strings.notifications}
        onClick={() => void toggle()}
      >
        <Icon path={isEnabled ? laterIcons.bell : laterIcons.bellOff} />
      </button>
      {problem !== null && (
        <p class="list-header-problem" role="alert">
          {isRefusal(problem) ? strings.notificationsRefused : strings.notificationsUnavailable}
        </p>
      )}
    </>
  );
}

/** Whether it is the reader's browser that may not, rather than that cannot. */
function isRefusal(problem: Error): boolean {
  return "isRefusal" in problem && problem.isRefusal === true;
}
