import type { ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { MessageField, type MessageFieldProps } from "../../components/message-field/message-field.tsx";
import { useUi } from "../../hooks/ui-context.ts";
import { useStore } from "../../hooks/use-store.ts";
import { beneath, standInFor } from "../themes/stand-in.ts";
import { EditingFrame, useEditing } from "./editor.tsx";
import { Given, useOwn, useWorn } from "./given.tsx";
import { FieldScope } from "./scopes.ts";
import type * as Types from "./types.ts";
import type { Worn } from "./worn.ts";

/** Has message fields of the page stand in the place of ours. */
export function standInForField(): void {
  standInFor(MessageField, Field, "page");
}

function Field(props: MessageFieldProps) {
  const own = useOwn("MessageField");
  return own === null ? beneath(MessageField, props) : <OwnField own={own} props={props} />;
}

function OwnField({ own, props }: { own: (props: never) => unknown; props: MessageFieldProps }) {
  const { model, strings } = useUi();
  const worn = useWorn() as Worn;
  const { permissions } = useStore(worn.common);
  const editing = useEditing(props);
  const { editor, composing } = editing;
  const given = {
    editor,
    permissions,
    referencedMessage: composing?.kind === "reply" ? composing.message : null,
    editMessageId: composing?.kind === "edit" ? composing.message.id : null,
    placeholder: model.settings.messageField?.placeholder ?? strings.fieldPlaceholder,
  };
  const frame = (inside: ComponentChildren) => (
    <div class="own-field t-theme-message-field" part="field">
      <FieldScope.Provider value={props}>
        <EditingFrame editing={editing}>{inside}</EditingFrame>
      </FieldScope.Provider>
    </div>
  );
  return (
    <Given
      {...{ own, frame }}
      name="MessageField"
      props={given}
      fallback={() => beneath(MessageField, props)}
    />
  );
}

/** As the interface has it, for what components of a page are given. */
export const fieldDefaults = {
  MessageField(_: Types.MessageFieldProps) {
    const props = useContext(FieldScope);
    if (props === null) throw new Error("The default MessageField can only be drawn within a MessageField.");
    return beneath(MessageField, props);
  },
};
