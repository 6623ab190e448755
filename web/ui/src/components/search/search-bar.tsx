/// <reference path="../../styles/css.d.ts" />
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { useStore } from "../../hooks/use-store.ts";
import { useStyles } from "../../hooks/use-styles.ts";
import { Highlights } from "../../later/highlights.ts";
import { Icon, type IconName } from "../icon/icon.tsx";
import { laterIcons } from "../icon/later-icons.ts";
import inputStyles from "./input-styles.css?inline";
import styles from "./styles.css?inline";

/** A search in the messages of the conversation on screen. */
export interface SearchBarProps {
  onClose(): void;
}

/** Finds a text in the messages of a conversation, marks it, and goes from one message that has it to the next. */
export function SearchBar({ onClose }: SearchBarProps) {
  useStyles(inputStyles);
  useStyles(styles);
  const { model, root, strings } = useUi();
  const [query, setQuery] = useState("");
  const wanted = query.trim();
  const [isLooking, setLooking] = useState(false);
  // Messages that come in may be found as well.
  useStore(model.chat);
  const input = useRef<HTMLInputElement>(null);
  const highlights = useHighlights();
  const { at, count } = highlights?.position ?? { at: 0, count: 0 };

  useEffect(() => {
    const before = root.activeElement;
    input.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [root]);

  const go = useCallback(
    async (jump: "jumpUp" | "jumpDown") => {
      setLooking(true);
      await highlights?.[jump]();
      setLooking(false);
    },
    [highlights],
  );
  useEffect(() => {
    highlights?.set([wanted]);
    if (wanted !== "") void go("jumpUp");
  }, [highlights, wanted, go]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      void go(event.shiftKey ? "jumpDown" : "jumpUp");
    } else if (event.key === "Escape") {
      event.stopPropagation();
      onClose();
    }
  };

  return (
    <search class="search-bar" onKeyDown={onKeyDown}>
      <input
        ref={input}
        type="search"
        class="search-input"
        dir={query === "" ? undefined : "auto"}
        value={query}
        placeholder={strings.searchMessages}
        aria-label={strings.searchMessages}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <span class="search-state" role="status">
        {wanted !== "" && (isLooking ? strings.loading : found(strings, at, count))}
      </span>
      <Step
        label={strings.earlierHit}
        path={laterIcons.up}
        isOff={count === 0}
        onClick={() => go("jumpUp")}
      />
      <Step label={strings.laterHit} name="down" isOff={at <= 1} onClick={() => go("jumpDown")} />
      <Step label={strings.close} path={laterIcons.close} isOff={false} onClick={onClose} />
    </search>
  );
}

function found(strings: ReturnType<typeof useUi>["strings"], at: number, count: number): string {
  return count === 0 ? strings.nothingFound : strings.hitOf(at, count);
}

interface StepProps {
  label: string;
  name?: IconName;
  path?: string;
  isOff: boolean;
  onClick(): void;
}

function Step({ label, isOff, onClick, ...icon }: StepProps) {
  return (
    <button
      type="button"
      class="round-button search-step"
      aria-label={label}
      // It keeps the focus at the last one that was found.
      aria-disabled={isOff}
      onClick={isOff ? undefined : onClick}
    >
      <Icon {...icon} />
    </button>
  );
}

/** What marks the words, as long as the search is open. */
function useHighlights(): Highlights | null {
  const { model, root } = useUi();
  const [highlights, setHighlights] = useState<Highlights | null>(null);
  useEffect(() => {
    const made = new Highlights(model, root);
    setHighlights(made);
    return () => made.end();
  }, [model, root]);
  return highlights;
}
