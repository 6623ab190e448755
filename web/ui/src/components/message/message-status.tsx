import { useUi } from "../../hooks/ui-context.ts";
import type { MessageStatus as Status } from "../../model/message-rows.ts";
import type { Strings } from "../../strings/strings.ts";
import { Icon, type IconName } from "../icon/icon.tsx";

interface Look {
  readonly icon: IconName;
  readonly label: (strings: Strings) => string;
}

const LOOKS: Readonly<Record<Status, Look>> = {
  waiting: { icon: "clock", label: ({ waiting }) => waiting },
  sending: { icon: "clock", label: ({ sending }) => sending },
  failed: { icon: "alert", label: ({ failed }) => failed },
  sent: { icon: "check", label: ({ delivered }) => delivered },
  everyoneRead: { icon: "checks", label: ({ readByEveryone }) => readByEveryone },
};

/** How a message of one's own is faring. */
export interface MessageStatusProps {
  status: Status;
}

/** How a message of one's own is faring: a small sign, and words for those who hear or point. */
export function MessageStatus({ status }: MessageStatusProps) {
  const { strings } = useUi();
  const { icon, label } = LOOKS[status];
  return (
    <span class={`message-status message-status-${status}`} title={label(strings)}>
      <Icon name={icon} />
      <span class="visually-hidden">{label(strings)}</span>
    </span>
  );
}
