import type { ComponentChildren, ComponentType } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Place } from "../../components/menu/menu-button.tsx";
import { useBackCloses } from "../../hooks/use-back-closes.ts";
import { useLazy } from "../../hooks/use-lazy.ts";
import { MenuScope } from "./scopes.ts";

const loadMenu = () => import("../../components/menu/menu.tsx");
/** Room that what opens may need, in pixels. */
const HEIGHT = 360;

interface PopoverButtonProps {
  /** `menu` for one with entries, which arrows go through. */
  type?: "menu" | "dialog";
  /** What opens, and what it is given. */
  popoverComponent: ComponentType<object>;
  popoverProps?: object;
  className?: string;
  "aria-label"?: string;
  title?: string;
  children?: ComponentChildren;
}

/** A button, and what it opens beside itself. */
export function PopoverButton(props: PopoverButtonProps) {
  const { type = "dialog", popoverComponent: Inside, popoverProps, className, children } = props;
  const label = props["aria-label"] ?? props.title;
  const button = useRef<HTMLButtonElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const module = useLazy(place !== null && type === "menu", loadMenu);
  const leave = () => setPlace(null);
  const close = () => {
    leave();
    button.current?.focus();
  };
  const inside = (
    <MenuScope.Provider value={{ close }}>
      <Inside {...popoverProps} />
    </MenuScope.Provider>
  );
  return (
    <span class="own-popover">
      <button
        ref={button}
        type="button"
        class={className}
        aria-label={label}
        title={props.title}
        aria-haspopup={type}
        aria-expanded={place !== null}
        onClick={({ currentTarget }) => setPlace(place === null ? roomier(currentTarget) : null)}
      >
        {children}
      </button>
      {place !== null && type === "menu" && module !== null && (
        <module.Menu {...{ place, close, leave }} label={label ?? ""}>
          {inside}
        </module.Menu>
      )}
      {place !== null && type === "dialog" && <Dialog {...{ place, close, leave, label }}>{inside}</Dialog>}
    </span>
  );
}

interface DialogProps {
  place: Place;
  close(): void;
  leave(): void;
  label: string | undefined;
  children: ComponentChildren;
}

/** Escape closes it, and so does turning to something else. */
function Dialog({ place, close, leave, label, children }: DialogProps) {
  const around = useRef<HTMLDivElement>(null);
  useBackCloses(true, close);
  return (
    <div
      ref={around}
      class={`own-dialog own-${place.vertical} own-${place.horizontal}`}
      role="dialog"
      aria-label={label}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget !== null && !around.current?.contains(relatedTarget as Node)) leave();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      {children}
    </div>
  );
}

/** Where there is room within what cuts off what is not in it. */
function roomier(button: HTMLElement): Place {
  const view = button.closest(".scroller, .chat")?.getBoundingClientRect();
  const { left, right, top, bottom } = button.getBoundingClientRect();
  if (view === undefined) return { vertical: "down", horizontal: "end" };
  const isRtl = getComputedStyle(button).direction === "rtl";
  const isNearEnd = isRtl ? left - view.left < view.right - right : view.right - right < left - view.left;
  return {
    vertical: view.bottom - bottom < HEIGHT && top - view.top > view.bottom - bottom ? "up" : "down",
    horizontal: isNearEnd ? "start" : "end",
  };
}
