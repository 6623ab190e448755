import { useContext } from "preact/hooks";
import { useUi } from "../../../hooks/ui-context.ts";
import { ConversationScopeContext, MessageScopeContext } from "../message-scope.ts";
import type { BlockProps } from "../template/render.ts";
import { asText } from "../template/values.ts";
import { blockAttributes } from "./block-attributes.ts";

/** A button that tells the page of an action. */
export function ActionButton(props: BlockProps) {
  return <Action {...props} look="action-button" />;
}

/** The same, that looks like a link. */
export function ActionLink(props: BlockProps) {
  return <Action {...props} look="link action-link" />;
}

function Action({ look, ...props }: BlockProps & { look: string }) {
  const { model } = useUi();
  const scope = useContext(MessageScopeContext);
  const known = useContext(ConversationScopeContext);
  const action = asText(props.given.action ?? null);
  const params = paramsOf(props);
  const act = (event: Event) => {
    // It may stand in something that can be picked.
    event.stopPropagation();
    if (scope?.message) model.owner.onMessageAction?.({ action, params, message: scope.message });
    else if (known) model.owner.onConversationAction?.(action, known, params);
  };
  const label = asText(props.given["aria-label"] ?? props.given.title ?? null);
  return (
    <button
      type="button"
      {...blockAttributes(props, look)}
      data-action={action}
      title={label || undefined}
      onClick={act}
    >
      {props.children}
      {label !== "" && <span class="visually-hidden">{label}</span>}
    </button>
  );
}

/** What `data-…` says the action is given. */
function paramsOf({ given }: BlockProps): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("data-") && name.length > 5) params[name.slice(5)] = asText(value);
  }
  return params;
}
