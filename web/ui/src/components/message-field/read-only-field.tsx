import { useUi } from "../../hooks/ui-context.ts";
import { Icon } from "../icon/icon.tsx";

/** Stands where the message field would be, for those who may only read. */
export function ReadOnlyField() {
  const { strings } = useUi();
  return (
    <p class="read-only">
      <Icon name="lock" />
      {strings.fieldReadOnly}
    </p>
  );
}
