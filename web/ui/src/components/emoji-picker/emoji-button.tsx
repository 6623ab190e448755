import { useRef, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { Icon } from "../icon/icon.tsx";
import { useEmoji } from "./use-emoji.ts";

/** Opens the emoji; what is chosen is given, and they stay open for more. */
export function EmojiButton({ onPick, onClose }: { onPick: (emoji: string) => void; onClose: () => void }) {
  const { strings } = useUi();
  const [isOpen, setOpen] = useState(false);
  const emoji = useEmoji(isOpen);
  const around = useRef<HTMLDivElement>(null);
  const isPicking = useRef(false);
  /** The field has the focus while it takes the emoji, and then what had it before. */
  const pick = (text: string) => {
    const focused = (around.current?.getRootNode() as ShadowRoot | undefined)?.activeElement;
    isPicking.current = true;
    onPick(text);
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    isPicking.current = false;
  };
  const close = () => {
    setOpen(false);
    onClose();
  };
  return (
    <div
      ref={around}
      class="emoji-around"
      onFocusOut={({ relatedTarget }) => {
        // What is pressed beside it may take no focus: then nothing is told by this.
        if (isPicking.current) return;
        if (relatedTarget !== null && !around.current?.contains(relatedTarget as Node)) setOpen(false);
      }}
    >
      <button
        type="button"
        class="round-button"
        aria-label={strings.emoji}
        title={strings.emoji}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => (isOpen ? close() : setOpen(true))}
      >
        <Icon name="smile" />
      </button>
      {isOpen && emoji !== null && <emoji.EmojiPicker onPick={pick} onClose={close} />}
    </div>
  );
}
