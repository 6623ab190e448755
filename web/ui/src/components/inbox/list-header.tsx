import { useState } from "preact/hooks";
import type { DesktopNotifications } from "../../box/box-owner.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useStore } from "../../hooks/use-store.ts";
import { Icon } from "../icon/icon.tsx";

/** The head of the list of conversations, with the switch for notifications where there are any. */
export function ListHeader() {
  const { model, strings } = useUi();
  const { notifications } = model.owner;
  return (
    <header class="list-header t-theme-conversation-list-header" part="list-header">
      <h2 class="list-header-title">{strings.conversations}</h2>
      {notifications && <NotificationSwitch notifications={notifications} />}
    </header>
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
        <Icon name={isEnabled ? "bell" : "bellOff"} />
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
