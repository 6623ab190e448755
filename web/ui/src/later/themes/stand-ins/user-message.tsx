import { useMemo, useState } from "preact/hooks";
import { memo } from "../../../components/memo.ts";
import { Message, type MessageProps } from "../../../components/message/message.tsx";
import { useChat } from "../../../hooks/chat-context.ts";
import { useUi } from "../../../hooks/ui-context.ts";
import { useRole } from "../../../hooks/use-role.ts";
import { useStore } from "../../../hooks/use-store.ts";
import { failureReason } from "../../../model/failure-text.ts";
import { permits } from "../../../model/permits.ts";
import { bodyData, conversationData, reactionsData, referenceData, userData } from "../data.ts";
import { MessageScopeContext } from "../message-scope.ts";
import { plainly } from "../stand-in.ts";
import type { Template } from "../template/tree.ts";
import { Drawn, useTemplate } from "../themed.tsx";

/** A message of a person, as the theme has it. */
export const UserMessage = memo(function UserMessage(props: MessageProps) {
  const template = useTemplate("UserMessage");
  // What failed has buttons of its own, which no template knows.
  if (template === null || props.status === "failed") return plainly(Message, props);
  return <Themed {...props} template={template} />;
});

function Themed({ template, ...props }: MessageProps & { template: Template }) {
  const { strings } = useUi();
  const { sender, message, content, status } = props;
  const [problem, setProblem] = useState<Error | null>(null);
  const canReact = useCanReact(message);
  const data = useData(props, canReact);
  const scope = useMemo(
    () => ({ message, content, status, canReact, onProblem: setProblem }),
    [message, content, status, canReact],
  );
  return (
    <li
      class={rowClass(props)}
      data-key={props.rowKey}
      part="message"
      t-sender={sender === null ? "me" : sender.id}
      t-message-id={message?.id}
      t-status={status}
    >
      <span class="visually-hidden">{sender?.name ?? strings.you}: </span>
      <MessageScopeContext.Provider value={scope}>
        <Drawn name="UserMessage" template={template} data={data} />
      </MessageScopeContext.Provider>
      {problem !== null && (
        <p class="message-failure" role="alert">
          {failureReason(problem, strings) ?? strings.failed}
        </p>
      )}
    </li>
  );
}

function useCanReact(message: MessageProps["message"]): boolean {
  const { meId } = useUi();
  const { canWrite } = useChat();
  const role = useRole();
  return message !== null && canWrite && permits(role, "canAddReaction", message, meId);
}

/** What the template is given. */
function useData(props: MessageProps, canReact: boolean): Record<string, unknown> {
  const { model, meId, strings } = useUi();
  const known = useStore(model.shown)?.known ?? null;
  const conversation = useMemo(() => known && conversationData(known, meId, strings), [known, meId, strings]);
  const { message, content, sender, at, isFirst } = props;
  const me = conversation?.me ?? {
    id: meId,
    name: strings.you,
    photoUrl: null,
    isMe: true,
    custom: {},
    role: "",
  };
  const from = sender === null ? me : userData(sender, meId);
  const referencedMessage = referenceData(message?.referencedMessage ?? null, meId, strings);
  return {
    id: message?.id ?? null,
    sender: from,
    body: bodyData(content, strings),
    timestamp: at,
    editedAt: message?.editedAt ?? null,
    custom: { ...message?.custom },
    conversation,
    reactions: reactionsData(message?.reactions),
    canReact,
    status: props.status,
    showActionMenu: message !== null,
    previousSenderId: isFirst ? null : from.id,
    isFirstInGroup: isFirst,
    isLastInGroup: props.isLast,
    isWelcomeMessage: at === null,
    isLongEmailMessage: false,
    darkenMenuArea: false,
    hasReferencedMessage: referencedMessage !== null,
    referencedMessage,
    hasLinkPreviews: false,
  };
}

function rowClass({ sender, isFirst, isLast, isFound, status }: MessageProps): string {
  return [
    "row themed-message t-theme-message t-theme-user-message",
    sender === null ? "message-own" : "message-other",
    isFirst && "message-first",
    isLast && "message-last",
    isFound && "message-found",
    (status === "waiting" || status === "sending") && "message-pending",
  ]
    .filter(Boolean)
    .join(" ");
}
