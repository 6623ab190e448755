import { ChatHeader, type ChatHeaderProps } from "../../../components/chat-header/chat-header.tsx";
import { MessageField, type MessageFieldProps } from "../../../components/message-field/message-field.tsx";
import { useUi } from "../../../hooks/ui-context.ts";
import { useStore } from "../../../hooks/use-store.ts";
import { conversationData } from "../data.ts";
import { ConversationScopeContext } from "../message-scope.ts";
import { plainly } from "../stand-in.ts";
import { Drawn, useTemplate } from "../themed.tsx";

/** The head of a chat, as the theme has it. The ways out stay around it. */
export function ThemedChatHeader(props: ChatHeaderProps) {
  const { model, meId, strings } = useUi();
  const template = useTemplate("ChatHeader");
  const known = useStore(model.shown)?.known ?? null;
  const { id, title, start, end } = props;
  // Until it is known what to show, a skeleton is shown.
  if (template === null || title === null || known?.conversation.id !== id) return plainly(ChatHeader, props);
  const conversation = conversationData(known, meId, strings);
  const [only, ...more] = conversation.others;
  const data = {
    conversation,
    title: title.title,
    subtitle: title.subtitle,
    names: title.names,
    photoUrl: title.photoUrl,
    user: more.length === 0 ? (only ?? null) : null,
    isGroup: title.isGroup,
  };
  return (
    <header class="chat-header t-theme-chat-header" part="header">
      {start}
      <div class="chat-header-text themed-header">
        <ConversationScopeContext.Provider value={known}>
          <Drawn
            name="ChatHeader"
            template={template}
            data={data}
            own={() => plainly(ChatHeader, { id, title })}
          />
        </ConversationScopeContext.Provider>
      </div>
      {end}
    </header>
  );
}

/** Where one writes, with what the theme has around it. */
export function ThemedMessageField(props: MessageFieldProps) {
  const { model, meId, strings } = useUi();
  const template = useTemplate("MessageField");
  const known = useStore(model.shown)?.known ?? null;
  const own = () => plainly(MessageField, props);
  if (template === null) return own();
  const conversation =
    known?.conversation.id === props.conversationRef.id ? conversationData(known, meId, strings) : null;
  return (
    <div class="themed-field t-theme-message-field">
      <ConversationScopeContext.Provider value={known}>
        <Drawn
          name="MessageField"
          template={template}
          data={{ conversation, title: props.title }}
          own={own}
        />
      </ConversationScopeContext.Provider>
    </div>
  );
}
