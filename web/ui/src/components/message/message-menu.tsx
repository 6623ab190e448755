import type { MessageSnapshot } from "@chinwag/core";
import { useEffect, useRef, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { useEmoji } from "../emoji-picker/use-emoji.ts";
import { Icon } from "../icon/icon.tsx";
import { type MessageEntry, useMessageEntries } from "./use-message-entries.ts";

/** What a reaction is most often. */
const QUICK_EMOJI = ["👍", "❤️", "😂", "😮", "😢", "🙏"] as const;
/** Room that a menu needs, in pixels. */
const HEIGHT = 300;
const WIDTH = 270;

/** Where a menu opens, seen from its button. */
interface Place {
  readonly vertical: "up" | "down";
  readonly horizontal: "left" | "right";
}

/** What can be done with a message: a button beside it, and the menu that it opens. */
export function MessageMenu({
  message,
  onProblem,
}: {
  message: MessageSnapshot;
  onProblem: (error: Error | null) => void;
}) {
  const { strings } = useUi();
  const [place, setPlace] = useState<Place | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setPlace(null);
    button.current?.focus();
  };
  return (
    <div class={place === null ? "actions" : "actions actions-open"}>
      <button
        ref={button}
        type="button"
        class="actions-button"
        // Enter and arrows reach it from the list: Tab would have to pass every message.
        tabIndex={-1}
        aria-label={strings.messageActions}
        aria-haspopup="menu"
        aria-expanded={place !== null}
        onClick={({ currentTarget }) => setPlace(place === null ? roomier(currentTarget) : null)}
      >
        <Icon name="more" />
      </button>
      {place !== null && <Menu {...{ message, place, close, onProblem }} leave={() => setPlace(null)} />}
    </div>
  );
}

/** Where there is room within the list, which cuts off what is not in it. */
function roomier(button: HTMLElement): Place {
  const view = button.closest(".scroller")?.getBoundingClientRect();
  const { left, top, bottom } = button.getBoundingClientRect();
  const below = view ? view.bottom - bottom : HEIGHT;
  return {
    vertical: view && below < HEIGHT && top - view.top > below ? "up" : "down",
    horizontal: view && view.right - left < WIDTH ? "left" : "right",
  };
}

interface MenuProps {
  message: MessageSnapshot;
  place: Place;
  /** Closes it, and gives the focus back. */
  close: () => void;
  /** Closes it, for the focus is elsewhere. */
  leave: () => void;
  onProblem: (error: Error | null) => void;
}

function Menu({ message, place, close, leave, onProblem }: MenuProps) {
  const { strings } = useUi();
  const menu = useRef<HTMLDivElement>(null);
  const [isPicking, setPicking] = useState(false);
  // Its button goes away, and the focus with it: that is no leaving.
  const goesOn = useRef(false);
  const pickOther = () => {
    goesOn.current = true;
    setPicking(true);
  };
  const { react, entries } = useMessageEntries(message, onProblem);
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>("button") ?? [])];
  useEffect(() => items()[0]?.focus({ preventScroll: true }), []);
  const reactWith = (emoji: string) => {
    react?.(emoji);
    close();
  };
  if (isPicking) return <ReactionPicker {...{ place, close, leave }} onPick={reactWith} />;
  return (
    <div
      ref={menu}
      class={`menu menu-${place.vertical} menu-${place.horizontal}`}
      role="menu"
      aria-label={strings.messageActions}
      tabIndex={-1}
      onFocusOut={({ relatedTarget }) => {
        if (!goesOn.current && !menu.current?.contains(relatedTarget as Node | null)) leave();
      }}
      onKeyDown={(event) => {
        const step = STEPS[event.key];
        if (event.key === "Escape") {
          event.stopPropagation();
          close();
        } else if (step !== undefined) {
          event.preventDefault();
          const all = items();
          const at = all.indexOf(event.target as HTMLElement);
          all[(at + step + all.length) % all.length]?.focus();
        }
      }}
    >
      {react !== null && <QuickEmoji onPick={reactWith} onMore={pickOther} />}
      {entries.map((entry) => (
        <Entry key={entry.key} {...{ entry, close, leave }} />
      ))}
    </div>
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
        <Icon name="plus" />
      </button>
    </div>
  );
}

/** Takes the place of the menu. */
function ReactionPicker({
  place,
  onPick,
  close,
  leave,
}: Pick<MenuProps, "place" | "close" | "leave"> & { onPick: (emoji: string) => void }) {
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

/** Emoji stand in a row, so both pairs of arrows go on and back. */
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function Entry({ entry, close, leave }: { entry: MessageEntry; close: () => void; leave: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const { label, confirm, act, takesFocus } = entry;
  return (
    <button
      type="button"
      role="menuitem"
      class={confirm === undefined ? "menu-entry" : "menu-entry menu-entry-danger"}
      onClick={() => {
        // What cannot be taken back is asked for twice.
        if (confirm !== undefined && !isAsking) return setAsking(true);
        if (takesFocus) leave();
        else close();
        act();
      }}
    >
      {isAsking ? confirm : label}
    </button>
  );
}
