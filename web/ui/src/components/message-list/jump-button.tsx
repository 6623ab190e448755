import { useUi } from "../../hooks/ui-context.ts";
import { Icon } from "../icon/icon.tsx";

/** The way to the end of the list, or back to where what is new begins. */
export interface JumpButtonProps {
  /** How many new messages wait there. */
  count: number;
  up?: boolean;
  onClick(): void;
}

/** Goes to the newest message, or to the first that is new, and tells how many there are. */
export function JumpButton({ count, up, onClick }: JumpButtonProps) {
  const { strings } = useUi();
  const isNews = count > 0;
  return (
    <button
      type="button"
      class={`jump${isNews ? " jump-news" : ""}${up ? " jump-up" : ""}`}
      aria-label={isNews ? undefined : strings.jumpToEnd}
      onClick={onClick}
    >
      {isNews && strings.newMessages(count)}
      <Icon name="down" />
    </button>
  );
}
