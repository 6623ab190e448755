import type { ConversationRef } from "@chinwag/core";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Attachments } from "../../box/attachments.ts";
import type { Composing } from "../../box/box-model.ts";
import type { Store } from "../../box/store.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useRole } from "../../hooks/use-role.ts";
import { useStore } from "../../hooks/use-store.ts";
import { failureText } from "../../model/failure-text.ts";
import { formatMarker } from "../../model/format-key.ts";
import { isSendKey } from "../../model/is-send-key.ts";
import { charactersLeft } from "../../model/message-length.ts";
import { AttachButton } from "../attachments/attach-button.tsx";
import { AttachmentTray } from "../attachments/attachment-tray.tsx";
import { Icon } from "../icon/icon.tsx";
import { ComposingBanner } from "./composing-banner.tsx";
import { formatSelection } from "./format-selection.ts";
import { useComposing } from "./use-composing.ts";
import { useDraft } from "./use-draft.ts";

/** Where one writes. */
export interface MessageFieldProps {
  conversationRef: ConversationRef;
  attachments: Attachments;
  composing: Store<Composing | null>;
  /** Whom one writes to. */
  title: string;
  /** Whether it takes the focus when it appears. */
  takesFocus: boolean;
}

/** Where one writes: grows with the text, Enter sends, the draft stays with its conversation. */
export function MessageField(props: MessageFieldProps) {
  const { conversationRef, attachments, title, takesFocus } = props;
  const { model, strings } = useUi();
  const { enterSendsMessage = true, placeholder, spellcheck = false } = model.settings.messageField ?? {};
  const { canShareFile } = useRole();
  const [text, write] = useDraft(conversationRef.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const left = charactersLeft(text);
  const isOver = left !== null && left < 0;
  const hasUnsent = useStore(attachments.list).some(({ isSent }) => !isSent);
  const hasText = text.trim() !== "";
  const canSend = (hasText || hasUnsent) && !isOver;
  useGrowing(field, text);
  useEffect(() => {
    if (takesFocus) field.current?.focus({ preventScroll: true });
  }, [takesFocus]);

  const { composing, cancel, say, problem } = useComposing({ ...props, field, write });
  const send = () => {
    if (!canSend) return;
    // From here on the outbox has it. What becomes of it, a refusal too, is shown in the message list.
    if (hasText) say(text.trim());
    else write("");
    attachments.send();
    field.current?.focus();
  };

  return (
    <form
      class="message-field t-theme-message-field"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {composing !== null && <ComposingBanner composing={composing} onCancel={cancel} />}
      <AttachmentTray attachments={attachments} />
      <div class="message-field-box">
        {canShareFile && (
          <AttachButton
            onFiles={(files) => {
              attachments.add(files);
              field.current?.focus();
            }}
          />
        )}
        <textarea
          ref={field}
          class="message-field-input"
          rows={1}
          // While it is empty the placeholder runs as the interface does.
          dir={text === "" ? undefined : "auto"}
          value={text}
          placeholder={placeholder ?? strings.fieldPlaceholder}
          aria-label={strings.fieldLabel(title)}
          spellcheck={spellcheck}
          autocomplete="off"
          enterkeyhint={enterSendsMessage ? "send" : "enter"}
          onInput={(event) => write(event.currentTarget.value)}
          onPaste={(event) => {
            const files = [...(event.clipboardData?.files ?? [])];
            // Office programs add a picture of the text that is copied.
            if (!canShareFile || files.length === 0 || event.clipboardData?.getData("text/plain")) return;
            event.preventDefault();
            attachments.add(files);
          }}
          aria-keyshortcuts="Control+B Control+I Control+Shift+X"
          onKeyDown={(event) => {
            const marker = formatMarker(event);
            if (marker !== null) {
              event.preventDefault();
              formatSelection(event.currentTarget, marker);
            }
            if (event.key === "Escape" && composing !== null) {
              event.stopPropagation();
              cancel();
            }
            if (!enterSendsMessage || !isSendKey(event)) return;
            event.preventDefault();
            send();
          }}
        />
        <button type="submit" class="send round-button" aria-label={strings.send} disabled={!canSend}>
          <Icon name="send" mirrored />
        </button>
      </div>
      <LengthNotice left={left} />
      {problem !== null && (
        <p class="length length-over" role="alert">
          {failureText(problem, strings)}
        </p>
      )}
    </form>
  );
}

function LengthNotice({ left }: { left: number | null }) {
  const { strings } = useUi();
  if (left === null) return null;
  const isOver = left < 0;
  return (
    <p class={isOver ? "length length-over" : "length"} role={isOver ? "alert" : undefined}>
      {isOver ? strings.charactersTooMany(-left) : strings.charactersLeft(left)}
    </p>
  );
}

/** Makes a text field as high as its text, which wraps by its width; the styles set where it ends. */
function useGrowing(field: { current: HTMLTextAreaElement | null }, text: string): void {
  // `text` counts: the height follows from what is in the element.
  useLayoutEffect(() => {
    if (field.current !== null) grow(field.current);
  }, [field, text]);
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    let width = element.clientWidth;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === width) return;
      width = element.clientWidth;
      grow(element);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [field]);
}

function grow(element: HTMLTextAreaElement): void {
  element.style.blockSize = "auto";
  element.style.blockSize = `${element.scrollHeight}px`;
}
