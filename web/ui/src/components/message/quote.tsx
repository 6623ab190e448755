import type { ReferencedMessageSnapshot } from "@chinwag/core";
import { useChat } from "../../hooks/chat-context.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { contentText } from "../../model/content-text.ts";
import { OneLine } from "../one-line/one-line.tsx";

/** What a message replies to, in two lines; a way there. */
export function Quote({ message }: { message: ReferencedMessageSnapshot }) {
  const { model, meId, strings } = useUi();
  const { goTo } = useChat();
  const { id, sender, content } = message;
  const go = () => {
    if (model.owner.ask?.("focusMessage", { messageId: id }) !== false) goTo(id);
  };
  return (
    <button type="button" class="quote" onClick={go}>
      <bdi class="quote-name">{sender.id === meId ? strings.you : sender.name}</bdi>
      <OneLine text={contentText(content, strings)} />
      <span class="visually-hidden">{strings.goToOriginal}</span>
    </button>
  );
}
