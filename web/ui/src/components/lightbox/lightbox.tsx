/// <reference path="../../styles/css.d.ts" />
import { useLayoutEffect, useRef } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { useBackCloses } from "../../hooks/use-back-closes.ts";
import { useStyles } from "../../hooks/use-styles.ts";
import type { Picture } from "../../model/pictures.ts";
import { OutwardLink } from "../content/outward-link.tsx";
import { Icon } from "../icon/icon.tsx";
import { laterIcons } from "../icon/later-icons.ts";
import styles from "./styles.css?inline";

/** A picture over the whole window. */
export interface LightboxProps {
  pictures: readonly Picture[];
  /** Which of them is shown. */
  at: number;
  onMove: (at: number) => void;
  onClose: () => void;
}

/**
 * A picture over the whole window, with those before and after it. The browser keeps the focus within, gives it back
 * after, and closes it on Escape.
 */
export function Lightbox({ pictures, at, onMove, onClose }: LightboxProps) {
  const { strings } = useUi();
  const dialog = useRef<HTMLDialogElement>(null);
  useStyles(styles);
  const close = () => dialog.current?.close();
  // A browser that knows of the way back closes its own dialogs by it.
  useBackCloses(!("CloseWatcher" in window), close);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const picture = pictures[at];
  if (picture === undefined) return null;
  const move = (step: number) => {
    if (pictures[at + step] !== undefined) onMove(at + step);
  };
  return (
    <dialog
      ref={dialog}
      class="lightbox"
      aria-label={strings.picture(picture.title)}
      onClose={onClose}
      onClick={({ target }) => {
        if ((target as HTMLElement).closest("a, button, img") === null) close();
      }}
      onKeyDown={(event) => {
        const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
        const step = { ArrowLeft: isRtl ? 1 : -1, ArrowRight: isRtl ? -1 : 1 }[event.key];
        if (step !== undefined) move(step);
        // It must close this alone, and not the Popup around it.
        if (event.key === "Escape") event.stopPropagation();
      }}
    >
      <div class="lightbox-bar">
        <span class="lightbox-title">
          {picture.senderName !== null && (
            <>
              <bdi class="lightbox-sender">{picture.senderName}</bdi>{" "}
            </>
          )}
          <bdi>{picture.title}</bdi>
        </span>
        <OutwardLink
          href={picture.url}
          class="icon-button"
          download={picture.filename}
          aria-label={strings.download}
          title={strings.download}
        >
          <Icon path={laterIcons.download} />
        </OutwardLink>
        <button type="button" class="icon-button" aria-label={strings.close} onClick={close}>
          <Icon path={laterIcons.close} />
        </button>
      </div>
      <img key={picture.url} class="lightbox-picture" src={picture.url} alt={picture.title} />
      <MoveButton side="start" label={strings.previousPicture} isThere={at > 0} onMove={() => move(-1)} />
      <MoveButton
        side="end"
        label={strings.nextPicture}
        isThere={at < pictures.length - 1}
        onMove={() => move(1)}
      />
    </dialog>
  );
}

interface MoveButtonProps {
  side: "start" | "end";
  label: string;
  isThere: boolean;
  onMove: () => void;
}

function MoveButton({ side, label, isThere, onMove }: MoveButtonProps) {
  return (
    <button
      type="button"
      class={`lightbox-move lightbox-${side} icon-button`}
      aria-label={label}
      // It keeps its place, and the focus, where there is no other.
      aria-disabled={!isThere}
      onClick={onMove}
    >
      <Icon path={laterIcons.back} mirrored />
    </button>
  );
}
