import type { MessageSnapshot } from "@chinwag/core";
import { useChat } from "../../hooks/chat-context.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useRole } from "../../hooks/use-role.ts";
import { permits } from "../../model/permits.ts";
import { EmojiPicture } from "../emoji-picker/emoji-picture.tsx";

const loadNames = () => import("./reaction-names.ts");

/** With what people reacted to a message, and how many; each is a switch for one's own. */
export function Reactions({
  message,
  onProblem,
}: {
  message: MessageSnapshot;
  onProblem: (error: Error | null) => void;
}) {
  const { meId, model, strings } = useUi();
  const { conversationRef, canWrite } = useChat();
  const mayReact = permits(useRole(), "canAddReaction", message, meId) && canWrite;
  return (
    <ul class="reactions" aria-label={strings.reactions}>
      {message.reactions.map(({ emoji, count, currentUserReacted }) => (
        <li
          key={emoji}
          onPointerEnter={({ currentTarget }) => {
            const ref = conversationRef.message(message.id).reactions(emoji);
            loadNames().then(
              ({ nameReactors }) => nameReactors(currentTarget, ref, { meId, count, strings }),
              () => undefined,
            );
          }}
        >
          <button
            type="button"
            class="reaction"
            aria-pressed={currentUserReacted}
            aria-label={strings.reactionCount(emoji, count)}
            disabled={!mayReact}
            onClick={() => {
              const ref = conversationRef.message(message.id).reactions(emoji);
              onProblem(null);
              (currentUserReacted ? ref.remove() : ref.add()).catch(onProblem);
            }}
          >
            <span>
              <EmojiPicture text={emoji} url={model.settings.customEmojis?.[emoji]?.url} />
            </span>
            <span class="reaction-count">{count}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
