import type { ConversationRef } from "@chinwag/core";
import { useRef, useState } from "preact/hooks";
import type { Attachments } from "../../box/attachments.ts";
import type { Composing } from "../../box/box-model.ts";
import type { Store } from "../../box/store.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useLazy } from "../../hooks/use-lazy.ts";
import { useRole } from "../../hooks/use-role.ts";
import { useStore } from "../../hooks/use-store.ts";
import { useTypingSignal } from "../../hooks/use-typing.ts";
import { failureText } from "../../model/failure-text.ts";
import { charactersLeft } from "../../model/message-length.ts";
import { AttachButton } from "../attachments/attach-button.tsx";
import { EmojiButton } from "../emoji-picker/emoji-button.tsx";
import { Icon } from "../icon/icon.tsx";
import type { SuggestionsControl } from "../suggestions/suggestions.tsx";
import { canRecord } from "../voice/can-record.ts";
import type { Recorded } from "../voice/voice-recording.ts";
import { FieldButton } from "./field-button.tsx";
import { FieldInput } from "./field-input.tsx";
import { replaceText } from "./replace-text.ts";
import { useAutofocus } from "./use-autofocus.ts";
import { useComposing } from "./use-composing.ts";
import { useControlled } from "./use-controlled.ts";
import { useDraft } from "./use-draft.ts";

/** What words that can be completed begin with. */
const SIGN = /[@:]/;

const loadBanner = () => import("./composing-banner.tsx");
const loadSuggestions = () => import("../suggestions/suggestions.tsx");
const loadTray = () => import("../attachments/attachment-tray.tsx");
const loadLocation = () => import("../location/location-panel.tsx");
const loadRecorder = () => import("../voice/voice-recorder.tsx");

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

/** Where one writes: words, emoji and files; the draft stays with its conversation. */
export function MessageField(props: MessageFieldProps) {
  const { conversationRef, attachments, title, takesFocus } = props;
  const { model, strings } = useUi();
  const { canShareFile, canShareLocation, canSendVoiceMessage } = useRole();
  // Browsers tell nobody but pages that came safely.
  const mayLocate = canShareLocation && "geolocation" in navigator && window.isSecureContext;
  const [isLocating, setLocating] = useState(false);
  const locationModule = useLazy(isLocating, loadLocation);
  const location = isLocating ? locationModule : null;
  const mayRecord = canShareFile && canSendVoiceMessage && canRecord();
  const [isRecording, setRecording] = useState(false);
  const recorderModule = useLazy(isRecording, loadRecorder);
  const recorder = isRecording ? recorderModule : null;
  const [text, write] = useDraft(conversationRef.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const left = charactersLeft(text);
  const isOver = left !== null && left < 0;
  const attached = useStore(attachments.list);
  const tray = useLazy(attached.length > 0, loadTray);
  const hasUnsent = attached.some(({ isSent }) => !isSent);
  const hasText = text.trim() !== "";
  const canSend = (hasText || hasUnsent) && !isOver;
  const focus = () => field.current?.focus({ preventScroll: true });
  useAutofocus(field, takesFocus);
  const picked = model.pickedNames(conversationRef.id);
  const { composing, cancel, say, problem } = useComposing({ ...props, field, write, picked });
  const tellTyping = useTypingSignal(conversationRef, composing?.kind === "edit", write);
  const banner = useLazy(composing !== null, loadBanner);
  const suggestions = useRef<SuggestionsControl | null>(null);
  const completing = useLazy(SIGN.test(text), loadSuggestions);
  const attach = (files: Iterable<File>) => {
    attachments.act((uploads) => uploads.add(files));
    focus();
  };
  useControlled(field, { attach: (file) => attach([file]), locate: () => setLocating(true) });
  const closePanels = () => {
    setRecording(false);
    setLocating(false);
    focus();
  };
  const attachVoice = ({ file, duration }: Recorded) => {
    closePanels();
    attachments.act((uploads) => uploads.addVoice(file, duration));
    focus();
  };
  const send = () => {
    if (!canSend) return;
    // From here on the outbox has it. What becomes of it, a refusal too, is shown in the message list.
    if (hasText) say(text.trim());
    else write("");
    attachments.send();
    focus();
  };
  return (
    <form class="message-field t-theme-message-field" part="field" onSubmit={prevented(send)}>
      {completing !== null && (
        <completing.Suggestions {...{ conversationRef, field, text, control: suggestions }} />
      )}
      {composing !== null && banner !== null && (
        <banner.ComposingBanner composing={composing} onCancel={cancel} />
      )}
      {recorder !== null && <recorder.VoiceRecorder onRecorded={attachVoice} onClose={closePanels} />}
      {location !== null && (
        <location.LocationPanel conversationRef={conversationRef} onClose={closePanels} />
      )}
      {tray !== null && <tray.AttachmentTray attachments={attachments} />}
      <div class="message-field-box">
        {canShareFile && <AttachButton onFiles={attach} />}
        {mayLocate && text === "" && (
          <FieldButton icon="pin" label={strings.shareLocation} onClick={() => setLocating(true)} />
        )}
        <FieldInput
          {...{ field, text, title, suggestions, onSend: send }}
          onText={tellTyping}
          onFiles={canShareFile ? attach : null}
          onCancel={composing === null ? null : cancel}
        />
        <EmojiButton onPick={(emoji) => insert(field.current, emoji)} onClose={focus} />
        {mayRecord && !hasText && !hasUnsent && composing === null ? (
          <FieldButton icon="microphone" label={strings.recordVoice} onClick={() => setRecording(true)} />
        ) : (
          <SendButton isOff={!canSend} />
        )}
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

function SendButton({ isOff }: { isOff: boolean }) {
  const { strings } = useUi();
  return (
    <button
      type="submit"
      class="send round-button"
      part="send-button"
      aria-label={strings.send}
      disabled={isOff}
    >
      <Icon name="send" filled mirrored />
    </button>
  );
}

/** Does it instead of what the browser would do. */
function prevented(act: () => void): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    act();
  };
}

/** Puts an emoji where the caret is. The name of a custom one would not be read right beside a letter. */
function insert(field: HTMLTextAreaElement | null, emoji: string): void {
  if (field === null) return;
  const { selectionStart, selectionEnd } = field;
  replaceText(field, selectionStart, selectionEnd, emoji.startsWith(":") ? `${emoji} ` : emoji);
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
