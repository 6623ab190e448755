import { useUi } from "../../hooks/ui-context.ts";
import { Icon } from "../icon/icon.tsx";

/** The way back to the end of the list. */
export interface JumpButtonProps {
  /** How many new messages wait there. */
  missed: number;
  onClick(): void;
}

/** Goes to the newest message, and tells how many came in meanwhile. */
export function JumpButton({ missed, onClick }: JumpButtonProps) {
  const { strings } = useUi();
  const isNews = missed > 0;
  return (
    <button
      type="button"
      class={isNews ? "jump jump-news" : "jump"}
      aria-label={isNews ? undefined : strings.jumpToEnd}
      onClick={onClick}
    >
      {isNews && strings.newMessages(missed)}
      <Icon name="down" />
    </button>
  );
}
