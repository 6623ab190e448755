/// <reference path="../../styles/css.d.ts" />
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { useBackCloses } from "../../hooks/use-back-closes.ts";
import { useStyles } from "../../hooks/use-styles.ts";
import type { Strings } from "../../strings/strings.ts";
import { type Emoji, findEmoji, GROUPS, ownEmoji, UNICODE_EMOJI } from "./emoji-list.ts";
import { EmojiSection } from "./emoji-section.tsx";
import { nextInGrid } from "./next-in-grid.ts";
import styles from "./picker-styles.css?inline";
import { recentEmoji, rememberEmoji } from "./recent-emoji.ts";

/** How many are shown of what is found. */
const FOUND_MAX = 120;

/** For choosing an emoji. */
export interface EmojiPickerProps {
  /** Called with the character, or with the name of a custom one. */
  onPick: (emoji: string) => void;
  /** Called when nothing is chosen after all. */
  onClose: () => void;
}

interface Section {
  readonly title: string;
  readonly emoji: readonly Emoji[];
}

/** For choosing an emoji: by words, or by looking. */
export function EmojiPicker({ onPick, onClose }: EmojiPickerProps) {
  useStyles(styles);
  useBackCloses(true, onClose);
  const { model, strings } = useUi();
  const [query, setQuery] = useState("");
  const panel = useRef<HTMLDivElement>(null);
  const custom = useMemo(() => ownEmoji(model.settings.customEmojis ?? {}), [model]);
  const sections = useSections(query, custom, strings);
  useEffect(() => panel.current?.querySelector("input")?.focus({ preventScroll: true }), []);
  const pick = ({ text }: Emoji) => {
    rememberEmoji(text);
    onPick(text);
  };
  const buttons = () => [...(panel.current?.querySelectorAll<HTMLElement>(".emoji-choice") ?? [])];
  return (
    <div
      ref={panel}
      class="emoji-picker"
      role="dialog"
      aria-label={strings.emoji}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.preventDefault();
          event.stopPropagation();
          onClose();
          return;
        }
        const all = buttons();
        const at = all.indexOf(event.target as HTMLElement);
        if (at < 0 && event.key !== "ArrowDown") return;
        const next = at < 0 ? all[0] : nextInGrid(all, at, event.key);
        if (next === undefined) return;
        event.preventDefault();
        // From the first row, up is back to the words.
        (next ?? panel.current?.querySelector("input"))?.focus();
      }}
    >
      <input
        type="search"
        class="emoji-search"
        value={query}
        placeholder={strings.emojiSearch}
        aria-label={strings.emojiSearch}
        autocomplete="off"
        enterkeyhint="done"
        onInput={({ currentTarget }) => setQuery(currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = sections[0]?.emoji ?? [];
          if (event.key !== "Enter" || event.isComposing) return;
          event.preventDefault();
          if (query.trim() !== "" && first !== undefined) pick(first);
        }}
      />
      <div class="emoji-sections">
        {sections.map((section) => (
          <EmojiSection key={section.title} {...section} onPick={pick} />
        ))}
        {sections.length === 0 && <p class="emoji-none">{strings.emojiNone}</p>}
      </div>
    </div>
  );
}

/** What is shown: what is found, or everything by group, with what was chosen last and the page's own before. */
function useSections(query: string, custom: readonly Emoji[], strings: Strings): readonly Section[] {
  const recent = useMemo(() => {
    const known = new Map([...custom, ...UNICODE_EMOJI].map((one) => [one.text, one]));
    return recentEmoji().flatMap((text) => known.get(text) ?? []);
  }, [custom]);
  return useMemo(() => {
    const found = findEmoji(query, custom, FOUND_MAX);
    const all =
      query.trim() === ""
        ? [
            { title: strings.emojiRecent, emoji: recent },
            { title: strings.emojiOwn, emoji: custom },
            ...GROUPS.map(({ name, emoji }) => ({ title: strings.emojiGroups[name], emoji })),
          ]
        : [{ title: strings.emojiFound, emoji: found }];
    return all.filter(({ emoji }) => emoji.length > 0);
  }, [query, custom, recent, strings]);
}
