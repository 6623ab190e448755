import { useEffect, useRef, useState } from "preact/hooks";
import type { Emoji } from "./emoji-list.ts";
import { EmojiPicture } from "./emoji-picture.tsx";

/** How many stand in a row, about, and how high that is; for the room that is kept. */
const ROW = 8;
const ROW_PIXELS = 40;

/** Emoji that stand together. */
export interface EmojiSectionProps {
  title: string;
  emoji: readonly Emoji[];
  onPick: (emoji: Emoji) => void;
}

/** Emoji that stand together, made once they are about to be seen: there are two thousand in all. */
export function EmojiSection({ title, emoji, onPick }: EmojiSectionProps) {
  const section = useRef<HTMLElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (section.current === null) return;
    const root = section.current.parentElement;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { root, rootMargin: "300px" },
    );
    observer.observe(section.current);
    return () => observer.disconnect();
  }, []);
  const rows = Math.ceil(emoji.length / ROW);
  return (
    <section ref={section} aria-label={title}>
      <h3 class="emoji-title">{title}</h3>
      {isNear ? (
        <div class="emoji-grid">
          {emoji.map((one) => (
            <Choice key={one.text} emoji={one} onPick={onPick} />
          ))}
        </div>
      ) : (
        <div style={{ blockSize: `${rows * ROW_PIXELS}px` }} />
      )}
    </section>
  );
}

function Choice({ emoji, onPick }: { emoji: Emoji; onPick: (emoji: Emoji) => void }) {
  const label = emoji.name.replaceAll("_", " ");
  return (
    <button
      type="button"
      class="emoji-choice"
      // Arrows go from one to the next, so that Tab does not pass two thousand.
      tabIndex={-1}
      title={label}
      aria-label={label}
      onClick={() => onPick(emoji)}
    >
      <EmojiPicture text={emoji.text} url={emoji.url} />
    </button>
  );
}
