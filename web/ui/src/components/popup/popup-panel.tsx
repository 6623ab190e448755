import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { useBackCloses } from "../../hooks/use-back-closes.ts";
import { useLingering } from "../../hooks/use-lingering.ts";
import { useMedia } from "../../hooks/use-media.ts";
import { useNothingShown } from "../../hooks/use-shown.ts";
import { useStore } from "../../hooks/use-store.ts";
import { useTurn } from "../../hooks/use-turn.ts";
import { isTouch } from "../../model/is-touch.ts";
import { BareHeader } from "../chat-header/chat-header.tsx";
import { Chat } from "../chatbox/chat.tsx";
import { ChatSkeleton } from "../chatbox/chat-skeleton.tsx";
import { Icon } from "../icon/icon.tsx";
import { laterIcons } from "../icon/later-icons.ts";
import { Notice } from "../notice/notice.tsx";
import { keepTabInside } from "./keep-tab-inside.ts";
import { PHONE } from "./phone.ts";
import { useVisibleArea } from "./use-visible-area.ts";

/** How long the panel takes to fade away, in milliseconds, as the styles say. */
const FADE_MS = 160;

/** What the panel of a popup tells its owner. */
export interface PopupPanelProps {
  /** The reader closed it, with the cross or the Escape key. */
  onClose(): void;
}

/** The panel of a popup: one conversation in a dialog. */
export function PopupPanel({ onClose }: PopupPanelProps) {
  const { model, root, strings } = useUi();
  const isOpen = useStore(model.isOpen);
  const panel = useRef<HTMLDivElement>(null);
  const isPhone = useMedia(PHONE);
  useBackCloses(isOpen && isPhone, onClose);
  useVisibleArea(isOpen && isPhone, root.host as HTMLElement);
  useEffect(() => {
    // The message field, inside, takes it when it appears. It may still be there, though, of a panel that was fading.
    if (!isOpen || panel.current?.matches(":focus-within") !== false) return;
    const field = isTouch() ? null : panel.current.querySelector("textarea");
    (field ?? panel.current).focus({ preventScroll: true });
  }, [isOpen]);
  if (!useLingering(isOpen, FADE_MS)) return null;

  const { showCloseInHeader = "auto" } = model.settings;
  const showsCross = showCloseInHeader === "auto" ? isPhone : showCloseInHeader;
  const cross = showsCross && (
    <button type="button" class="icon-button" aria-label={strings.closeChat} onClick={onClose}>
      <Icon path={laterIcons.close} />
    </button>
  );
  return (
    <div
      ref={panel}
      class="popup-panel"
      part="panel"
      role="dialog"
      aria-label={strings.chat}
      aria-modal={isPhone}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (isPhone) keepTabInside(event.currentTarget, event);
        if (event.key !== "Escape" || event.isComposing) return;
        event.preventDefault();
        onClose();
      }}
    >
      <PopupChat cross={cross} />
    </div>
  );
}

function PopupChat({ cross }: { cross: ComponentChildren }) {
  const { model, strings } = useUi();
  const current = useStore(model.current);
  useNothingShown(current === null);
  const isTurn = useTurn("chat", current !== undefined);
  if (current === undefined || !isTurn) return <ChatSkeleton headerEnd={cross} />;
  if (current === null) {
    return (
      <>
        <BareHeader end={cross} />
        <Notice title={strings.emptyInboxTitle} text={strings.emptyInboxText} />
      </>
    );
  }
  return <Chat key={current.id} conversationRef={current} takesFocus={!isTouch()} headerEnd={cross} />;
}
