/// <reference path="../../styles/css.d.ts" />
import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useBackCloses } from "../../hooks/use-back-closes.ts";
import { useStyles } from "../../hooks/use-styles.ts";
import type { MenuControl } from "./menu-button.tsx";
import styles from "./styles.css?inline";

/** Entries may stand in a row, so both pairs of arrows go on and back. */
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** A menu that is open. */
export interface MenuProps extends MenuControl {
  label: string;
  /** Set while the focus may go without the menu. */
  keepsOpen?: RefObject<boolean>;
  children: ComponentChildren;
}

/** A menu that is open: arrows go from entry to entry, Escape closes it, and so does turning to something else. */
export function Menu({ label, place, close, leave, keepsOpen, children }: MenuProps) {
  useStyles(styles);
  const menu = useRef<HTMLDivElement>(null);
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>("button") ?? [])];
  useBackCloses(true, close);
  // Before it is seen: who sees it may press the next key at once.
  useLayoutEffect(() => items()[0]?.focus({ preventScroll: true }), []);
  return (
    <div
      ref={menu}
      class={`menu menu-${place.vertical} menu-${place.horizontal}`}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onFocusOut={({ relatedTarget }) => {
        if (!keepsOpen?.current && !menu.current?.contains(relatedTarget as Node | null)) leave();
      }}
      onKeyDown={(event) => {
        const step = STEPS[event.key];
        if (event.key === "Escape") {
          event.preventDefault();
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
      {children}
    </div>
  );
}

/** One entry of a menu. */
export interface MenuEntry {
  readonly key: string;
  readonly label: string;
  /** What is asked before it is done. */
  readonly confirm?: string;
  /** Whether it moves the focus by itself. */
  readonly takesFocus?: boolean;
  act(): void;
}

/** Entries of a menu. */
export function MenuEntries({
  entries,
  close,
  leave,
}: { entries: readonly MenuEntry[] } & Pick<MenuControl, "close" | "leave">) {
  return entries.map((entry) => <Entry key={entry.key} {...{ entry, close, leave }} />);
}

function Entry({ entry, close, leave }: { entry: MenuEntry } & Pick<MenuControl, "close" | "leave">) {
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
