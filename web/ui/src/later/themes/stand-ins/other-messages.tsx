import { useMemo } from "preact/hooks";
import { Said, type SaidProps } from "../../../components/message/message.tsx";
import { SystemMessage, type SystemMessageProps } from "../../../components/message/system-message.tsx";
import { useUi } from "../../../hooks/ui-context.ts";
import { useStore } from "../../../hooks/use-store.ts";
import { bodyData, conversationData, referenceData, userData } from "../data.ts";
import { MessageScopeContext } from "../message-scope.ts";
import { plainly } from "../stand-in.ts";
import { Drawn, useTemplate } from "../themed.tsx";

const nothing = () => undefined;

/** What nobody in particular says, as the theme has it. */
export function ThemedSystemMessage(props: SystemMessageProps) {
  const { model, meId, strings } = useUi();
  const template = useTemplate("SystemMessage");
  const known = useStore(model.shown)?.known ?? null;
  const { row } = props;
  const { message, content } = row;
  const scope = useMemo(
    () => ({ message, content, status: null, canReact: false, onProblem: nothing }),
    [message, content],
  );
  if (template === null) return plainly(SystemMessage, props);
  const data = {
    id: message?.id ?? null,
    body: bodyData(content, strings),
    timestamp: row.at,
    custom: { ...message?.custom },
    conversation: known && conversationData(known, meId, strings),
    isWelcomeMessage: row.at === null,
  };
  return (
    <li class="row themed-message t-theme-message t-theme-system-message" part="message" data-key={row.key}>
      <MessageScopeContext.Provider value={scope}>
        <Drawn name="SystemMessage" template={template} data={data} />
      </MessageScopeContext.Provider>
    </li>
  );
}

/** What a message says within the interface's own bubble, as the theme has it. */
export function ThemedSaid(props: SaidProps) {
  const { meId, strings } = useUi();
  const template = useTemplate("MessageBody");
  const { message, content } = props;
  const scope = useMemo(
    () => ({ message, content, status: null, canReact: false, onProblem: nothing }),
    [message, content],
  );
  const own = () => plainly(Said, props);
  if (template === null) return own();
  const data = {
    body: bodyData(content, strings),
    timestamp: message?.createdAt ?? null,
    sender: message?.sender && userData(message.sender, meId),
    referencedMessage: referenceData(message?.referencedMessage ?? null, meId, strings),
    floatTimestamp: "false",
    showStatus: false,
    darkenMenuArea: false,
    isLongEmailMessage: false,
  };
  return (
    <MessageScopeContext.Provider value={scope}>
      <Drawn name="MessageBody" template={template} data={data} own={own} />
    </MessageScopeContext.Provider>
  );
}
