import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "../icon/icon.tsx";

/** What stands where there is nothing else to show: why, and what to do about it. */
export interface NoticeProps {
  icon?: IconName;
  title: string;
  text: string;
  children?: ComponentChildren;
}

/** Says why there is nothing here, and what to do. */
export function Notice({ icon = "chat", title, text, children }: NoticeProps) {
  return (
    <div class="notice">
      {children ?? (
        <span class="notice-icon">
          <Icon name={icon} />
        </span>
      )}
      <p class="notice-title">{title}</p>
      <p class="notice-text">{text}</p>
    </div>
  );
}
