import type { ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { Content } from "../../../components/content/content.tsx";
import { MessageStatus } from "../../../components/message/message-status.tsx";
import { Quote } from "../../../components/message/quote.tsx";
import { useUi } from "../../../hooks/ui-context.ts";
import { MessageScopeContext } from "../message-scope.ts";
import type { BlockProps } from "../template/render.ts";
import { asNumber, isTrue } from "../template/values.ts";
import { Drawn, useTemplate } from "../themed.tsx";
import { blockAttributes } from "./block-attributes.ts";

/** The words, pictures and cards of a message, and nothing else. */
export function MessageContent(props: BlockProps) {
  const scope = useContext(MessageScopeContext);
  if (scope === null) return null;
  return (
    <div {...blockAttributes(props, "themed-content")}>
      <Content content={scope.content} message={scope.message} />
    </div>
  );
}

/** What a message says, with what it replies to above, and its time and fate below or beside it, where that is wanted. */
export function MessageBodyBlock(props: BlockProps) {
  const { times } = useUi();
  const scope = useContext(MessageScopeContext);
  const template = useTemplate("MessageBody");
  if (scope === null) return null;
  const { given } = props;
  const timestamp = asNumber(given.timestamp ?? null);
  const floats = given.floatTimestamp !== undefined && given.floatTimestamp !== "false";
  const { message, status } = scope;
  const own = () => (
    <>
      {message?.referencedMessage && given.referencedMessage !== null && (
        <Quote message={message.referencedMessage} />
      )}
      <div class="themed-content">
        <Content content={scope.content} message={message} />
      </div>
      <Meta floats={floats}>
        {timestamp !== null && Math.abs(timestamp) < 8.64e14 && (
          <time dir="auto" dateTime={new Date(timestamp).toISOString()} title={times.full(timestamp)}>
            {times.time(timestamp)}
          </time>
        )}
        {status !== null && isTrue(given.showStatus ?? null) && given.showStatus !== "false" && (
          <MessageStatus status={status} />
        )}
      </Meta>
    </>
  );
  return (
    <div {...blockAttributes(props, "themed-body t-theme-message-body")}>
      {template === null ? (
        own()
      ) : (
        <Drawn name="MessageBody" template={template} data={{ ...scopeOf(props), ...given }} own={own} />
      )}
    </div>
  );
}

function Meta({ floats, children }: { floats: boolean; children: ComponentChildren[] }) {
  if (!children.some(Boolean)) return null;
  return <span class={floats ? "themed-meta themed-meta-floating" : "themed-meta"}>{children}</span>;
}

/** A part of a message knows what the message knows. */
function scopeOf({ scope }: BlockProps): Record<string, unknown> {
  return Object.fromEntries(scope);
}
