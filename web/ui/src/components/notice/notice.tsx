import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "../icon/icon.tsx";

/** What stands where there is nothing else to show: why, and what to do about it. */
export interface NoticeProps {
  icon?: IconName;
  /** Comes after a moment: for what may turn out otherwise while one looks. */
  late?: boolean;
  title: string;
  text: string;
  children?: ComponentChildren;
}

/** Says why there is nothing here, and what to do. */
export function Notice({ icon = "chat", late = false, title, text, children }: NoticeProps) {
  return (
    <div class={late ? "notice notice-late" : "notice"}>
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
