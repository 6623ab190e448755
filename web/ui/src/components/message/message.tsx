import { useState } from "preact/hooks";
import { useChat } from "../../hooks/chat-context.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useFullTime } from "../../hooks/use-full-time.ts";
import { useLazy } from "../../hooks/use-lazy.ts";
import { bubbleLook } from "../../model/bubble-look.ts";
import { failureReason, failureText } from "../../model/failure-text.ts";
import type { BubbleRow } from "../../model/message-rows.ts";
import { Avatar } from "../avatar/avatar.tsx";
import { Content } from "../content/content.tsx";
import { memo } from "../memo.ts";
import { MessageMenu } from "./message-menu.tsx";
import { MessageStatus } from "./message-status.tsx";
import { Quote } from "./quote.tsx";
import { Reactions } from "./reactions.tsx";

const loadEmail = () => import("./email-message.tsx");

/** A message of a person. The row's parts are given one by one, so that an equal row is seen to be equal. */
export interface MessageProps extends Omit<BubbleRow, "key" | "kind"> {
  rowKey: string;
  /** Whether the sender's name stands above: where more than two people talk. */
  showsName: boolean;
  /** Whether the reader was just brought to it. */
  isFound: boolean;
}

/** A message of a person: in a bubble, one's own at the end side, those of others at the start side. */
export const Message = memo(function Message(props: MessageProps) {
  const { strings, times } = useUi();
  const { sender, message, content, at, isFirst, isLast, isEdited, status, outbox } = props;
  // What came of acting on it, when that failed.
  const [problem, setProblem] = useState<Error | null>(null);
  const isFailed = status === "failed";
  const name = sender?.name ?? strings.you;
  return (
    <li
      class={rowClass(props)}
      part="message"
      data-key={props.rowKey}
      t-sender={sender === null ? "me" : sender.id}
      t-message-id={message?.id}
      t-status={status}
    >
      {sender !== null && (isLast ? <Avatar user={sender} size="small" /> : <span class="avatar-gap" />)}
      <div class="message-body">
        {sender !== null && props.showsName && isFirst ? (
          <p class="message-name">
            <bdi>{name}</bdi>
          </p>
        ) : (
          <span class="visually-hidden">{name}: </span>
        )}
        <div class="bubble-line">
          <div class={bubbleClass(content)} part="bubble" onPointerEnter={useFullTime(at)}>
            <Said content={content} message={message} />
          </div>
          {message !== null && <MessageMenu message={message} onProblem={setProblem} />}
        </div>
        {message !== null && message.reactions.length > 0 && (
          <Reactions message={message} onProblem={setProblem} />
        )}
        {problem !== null && (
          <p class="message-failure" role="alert">
            {failureReason(problem, strings) ?? strings.failed}
          </p>
        )}
        {isFailed && outbox !== null ? (
          <Failure retry={outbox.retry} discard={outbox.discard} error={outbox.error} />
        ) : (
          (isLast || isEdited) &&
          at !== null && (
            <p class="message-meta">
              {isEdited && <span>{strings.edited}</span>}
              <time dir="auto" dateTime={new Date(at).toISOString()}>
                {times.time(at)}
              </time>
              {status !== null && <MessageStatus status={status} />}
            </p>
          )
        )}
      </div>
    </li>
  );
});

/** What a message says. */
export type SaidProps = Pick<MessageProps, "content" | "message">;

/** What a message says, below what it replies to and above what is behind its link. */
export function Said({ content, message }: SaidProps) {
  const { linkCards } = useChat();
  const email = useLazy(message?.origin === "email", loadEmail);
  const own = (
    <>
      <Content content={content} message={message} />
      {linkCards && message && <linkCards.LinkCard message={message} />}
    </>
  );
  const said = email ? <email.EmailMessage>{own}</email.EmailMessage> : own;
  if (!message?.referencedMessage) return said;
  return (
    <>
      <Quote message={message.referencedMessage} />
      <div>{said}</div>
    </>
  );
}

function rowClass({ sender, isFirst, isLast, isFound, status }: MessageProps): string {
  return [
    "row message t-theme-message",
    sender === null ? "message-own" : "message-other",
    isFirst && "message-first",
    isLast && "message-last",
    isFound && "message-found",
    (status === "waiting" || status === "sending") && "message-pending",
    status === "failed" && "message-failed",
  ]
    .filter(Boolean)
    .join(" ");
}

function bubbleClass(content: MessageProps["content"]): string {
  const look = bubbleLook(content);
  return look === "text" ? "bubble" : `bubble bubble-${look}`;
}

interface FailureProps {
  retry: () => void;
  discard: () => void;
  error: Error | null;
}

function Failure({ retry, discard, error }: FailureProps) {
  const { strings } = useUi();
  return (
    <p class="message-failure" role="alert" title={error?.message}>
      <span>{failureText(error, strings)}</span>
      <button type="button" class="text-button" onClick={retry}>
        {strings.retry}
      </button>
      <button type="button" class="text-button text-button-quiet" onClick={discard}>
        {strings.discard}
      </button>
    </p>
  );
}
