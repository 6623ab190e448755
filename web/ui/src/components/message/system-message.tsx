import { useFullTime } from "../../hooks/use-full-time.ts";
import type { NoticeRow } from "../../model/message-rows.ts";
import { Content } from "../content/content.tsx";

/** A message from nobody in particular. */
export interface SystemMessageProps {
  row: NoticeRow;
}

/** A message from nobody in particular, between the others. */
export function SystemMessage({ row }: SystemMessageProps) {
  return (
    <li class="row system t-theme-message" part="message" data-key={row.key}>
      <div class="system-text" onPointerEnter={useFullTime(row.at)}>
        <Content content={row.content} message={row.message} />
      </div>
    </li>
  );
}
