import { useRef, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { useEmoji } from "../emoji-picker/use-emoji.ts";
import { Icon } from "../icon/icon.tsx";
import { laterIcons } from "../icon/later-icons.ts";
import { Menu, MenuEntries } from "../menu/menu.tsx";
import type { MenuControl } from "../menu/menu-button.tsx";
import type { MessageMenuProps } from "./message-menu.tsx";
import { useMessageEntries } from "./use-message-entries.ts";

/** What a reaction is most often. */
const QUICK_EMOJI = ["👍", "❤️", "😂", "😮", "😢", "🙏"] as const;

/** The menu of a message. */
export function OpenMessageMenu({ message, onProblem, ...control }: MessageMenuProps & MenuControl) {
  const { strings } = useUi();
  const { close } = control;
  const [isPicking, setPicking] = useState(false);
  // Its button goes away, and the focus with it: that is no leaving.
  const goesOn = useRef(false);
  const pickOther = () => {
    goesOn.current = true;
    setPicking(true);
  };
  const { react, entries } = useMessageEntries(message, onProblem);
  const reactWith = (emoji: string) => {
    react?.(emoji);
    close();
  };
  if (isPicking) return <ReactionPicker {...control} onPick={reactWith} />;
  return (
    <Menu {...control} label={strings.messageActions} keepsOpen={goesOn}>
      {react !== null && <QuickEmoji onPick={reactWith} onMore={pickOther} />}
      <MenuEntries {...control} entries={entries} />
    </Menu>
  );
}

function QuickEmoji({ onPick, onMore }: { onPick: (emoji: string) => void; onMore: () => void }) {
  const { strings } = useUi();
  return (
    <div class="menu-emoji" role="none">
      {QUICK_EMOJI.map((emoji) => (
        <button
          key={emoji}
          type="button"
          role="menuitem"
          aria-label={strings.reactWith(emoji)}
          onClick={() => onPick(emoji)}
        >
          {emoji}
        </button>
      ))}
      <button
        type="button"
        role="menuitem"
        class="menu-emoji-more"
        aria-label={strings.reactWithOther}
        title={strings.reactWithOther}
        onClick={onMore}
      >
        <Icon path={laterIcons.plus} />
      </button>
    </div>
  );
}

/** All emoji, in the place of a menu. */
export function ReactionPicker({
  place,
  onPick,
  close,
  leave,
}: MenuControl & { onPick: (emoji: string) => void }) {
  const around = useRef<HTMLDivElement>(null);
  const emoji = useEmoji(true);
  return (
    <div
      ref={around}
      class={`menu menu-picker menu-${place.vertical} menu-${place.horizontal}`}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget !== null && !around.current?.contains(relatedTarget as Node)) leave();
      }}
    >
      {emoji !== null && <emoji.EmojiPicker onPick={onPick} onClose={close} />}
    </div>
  );
}
