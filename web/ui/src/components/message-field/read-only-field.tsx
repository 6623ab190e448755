import { useLayoutEffect } from "preact/hooks";
import { NO_FIELD } from "../../box/field-control.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { Icon } from "../icon/icon.tsx";

/** Stands where the message field would be, for those who may only read. */
export function ReadOnlyField() {
  const { model, strings } = useUi();
  useLayoutEffect(() => model.field.attach(NO_FIELD).unsubscribe, [model]);
  return (
    <p class="read-only">
      <Icon name="lock" />
      {strings.fieldReadOnly}
    </p>
  );
}
