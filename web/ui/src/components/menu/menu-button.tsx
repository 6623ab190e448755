import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { Icon } from "../icon/icon.tsx";

/** Room that a menu needs, in pixels. */
const HEIGHT = 300;
const WIDTH = 270;

/** Where a menu opens, seen from its button. */
export interface Place {
  readonly vertical: "up" | "down";
  /** Towards which end of the line. */
  readonly horizontal: "start" | "end";
}

/** A menu that is open. */
export interface MenuControl {
  place: Place;
  /** Closes it, and gives the focus back. */
  close: () => void;
  /** Closes it, for the focus is elsewhere. */
  leave: () => void;
}

/** A button, and the menu that it opens beside itself. */
export interface MenuButtonProps {
  label: string;
  /** `actions` for one that stands in a list: then no Tab key reaches it, and it is faint until it is wanted. */
  look: "actions" | "header-menu";
  /** Called when it is likely to be opened soon. */
  onHover: () => unknown;
  children: (control: MenuControl) => ComponentChildren;
}

/** A button with three dots, and the menu that it opens. */
export function MenuButton({ label, look, onHover, children }: MenuButtonProps) {
  const [place, setPlace] = useState<Place | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const leave = () => setPlace(null);
  const close = () => {
    leave();
    button.current?.focus();
  };
  const isInList = look === "actions";
  return (
    <div class={place === null ? look : `${look} ${look}-open`}>
      <button
        ref={button}
        type="button"
        class={isInList ? "actions-button" : "icon-button"}
        // Enter and arrows reach it from the list: Tab would have to pass every message.
        tabIndex={isInList ? -1 : 0}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={place !== null}
        onPointerEnter={onHover}
        onClick={({ currentTarget }) => setPlace(place === null ? roomier(currentTarget) : null)}
      >
        <Icon name="more" filled />
      </button>
      {place !== null && children({ place, close, leave })}
    </div>
  );
}

/** Where there is room within what cuts off what is not in it. */
function roomier(button: HTMLElement): Place {
  const view = button.closest(".scroller, .chat")?.getBoundingClientRect();
  const { left, right, top, bottom } = button.getBoundingClientRect();
  const below = view ? view.bottom - bottom : HEIGHT;
  const isRtl = getComputedStyle(button).direction === "rtl";
  const ahead = view && (isRtl ? right - view.left : view.right - left);
  return {
    vertical: view && below < HEIGHT && top - view.top > below ? "up" : "down",
    horizontal: ahead !== undefined && ahead < WIDTH ? "start" : "end",
  };
}
