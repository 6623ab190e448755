import { useUi } from "../../hooks/ui-context.ts";
import type { NoticeRow } from "../../model/message-rows.ts";
import { Content } from "../content/content.tsx";

/** A message from nobody in particular. */
export interface SystemMessageProps {
  row: NoticeRow;
}

/** A message from nobody in particular, between the others. */
export function SystemMessage({ row }: SystemMessageProps) {
  const { times } = useUi();
  return (
    <li class="row system t-theme-message" part="message" data-key={row.key}>
      <div class="system-text" title={row.at === null ? undefined : times.full(row.at)}>
        <Content content={row.content} message={row.message} />
      </div>
    </li>
  );
}
