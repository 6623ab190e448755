import { useContext } from "preact/hooks";
import { EmojiPicture } from "../../../components/emoji-picker/emoji-picture.tsx";
import { MenuButton, type MenuControl } from "../../../components/menu/menu-button.tsx";
import { MessageMenu } from "../../../components/message/message-menu.tsx";
import { useChat } from "../../../hooks/chat-context.ts";
import { useUi } from "../../../hooks/ui-context.ts";
import { useLazy } from "../../../hooks/use-lazy.ts";
import { type MessageScope, MessageScopeContext } from "../message-scope.ts";
import type { BlockProps } from "../template/render.ts";
import { asText } from "../template/values.ts";
import { blockAttributes } from "./block-attributes.ts";

const load = () => import("../../../components/message/open-message-menu.tsx");

type Stored = MessageScope & { readonly message: NonNullable<MessageScope["message"]> };

/** The message, if it is one that something can be done with. */
function useStored(): Stored | null {
  const scope = useContext(MessageScopeContext);
  return scope?.message ? (scope as Stored) : null;
}

/** What can be done with the message: a button with three dots. */
export function ActionMenu(props: BlockProps) {
  const scope = useStored();
  if (scope === null) return null;
  return (
    <span {...blockAttributes(props, "themed-menu")}>
      <MessageMenu message={scope.message} onProblem={scope.onProblem} />
    </span>
  );
}

/** One of the reactions to the message, by `emoji`; a switch for one's own. */
export function EmojiReactionButton(props: BlockProps) {
  const scope = useStored();
  const { model, strings } = useUi();
  if (scope === null) return null;
  const emoji = asText(props.given.emoji ?? null);
  const reaction = scope.message.reactions.find((known) => known.emoji === emoji);
  const count = reaction?.count ?? 0;
  return (
    <span {...blockAttributes(props, "themed-reaction")}>
      <Toggle scope={scope} emoji={emoji} isOn={reaction?.currentUserReacted ?? false} count={count}>
        <EmojiPicture text={emoji} url={model.settings.customEmojis?.[emoji]?.url} />
        {count > 0 && <span class="reaction-count">{count}</span>}
        <span class="visually-hidden">{strings.reactionCount(emoji, count)}</span>
      </Toggle>
    </span>
  );
}

interface ToggleProps {
  scope: Stored;
  emoji: string;
  isOn: boolean;
  count: number;
  children: preact.ComponentChildren;
}

function Toggle({ scope, emoji, isOn, children }: ToggleProps) {
  const { conversationRef } = useChat();
  const { message, canReact, onProblem } = scope;
  const toggle = () => {
    const reactions = conversationRef.message(message.id).reactions(emoji);
    onProblem(null);
    (isOn ? reactions.remove() : reactions.add()).catch(onProblem);
  };
  return (
    <button type="button" class="reaction" aria-pressed={isOn} disabled={!canReact} onClick={toggle}>
      {children}
    </button>
  );
}

/** Opens the emoji, to react with one more. */
export function AddEmojiReaction(props: BlockProps) {
  const scope = useStored();
  const { strings } = useUi();
  if (scope === null || !scope.canReact) return null;
  return (
    <span {...blockAttributes(props, "themed-menu")}>
      <MenuButton label={strings.reactWithOther} look="actions" onHover={load}>
        {(control) => <Picker scope={scope} {...control} />}
      </MenuButton>
    </span>
  );
}

function Picker({ scope, ...control }: MenuControl & { scope: Stored }) {
  const module = useLazy(true, load);
  const { conversationRef } = useChat();
  const pick = (emoji: string) => {
    conversationRef.message(scope.message.id).reactions(emoji).add().catch(scope.onProblem);
    control.close();
  };
  return module && <module.ReactionPicker {...control} onPick={pick} />;
}
