import type { ComponentChildren } from "preact";
import { createContext } from "preact";
import { useContext, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { FieldInput } from "../../components/message-field/field-input.tsx";
import type { MessageFieldProps } from "../../components/message-field/message-field.tsx";
import { replaceText } from "../../components/message-field/replace-text.ts";
import { useAutofocus } from "../../components/message-field/use-autofocus.ts";
import { useComposing } from "../../components/message-field/use-composing.ts";
import { useControlled } from "../../components/message-field/use-controlled.ts";
import { useDraft } from "../../components/message-field/use-draft.ts";
import type { Suggestion } from "../../components/suggestions/suggestion.ts";
import { Suggestions, type SuggestionsControl } from "../../components/suggestions/suggestions.tsx";
import type { Recorded } from "../../components/voice/voice-recording.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useLazy } from "../../hooks/use-lazy.ts";
import { useRole } from "../../hooks/use-role.ts";
import { useStore } from "../../hooks/use-store.ts";
import { useTypingSignal } from "../../hooks/use-typing.ts";
import { failureText } from "../../model/failure-text.ts";
import { charactersLeft } from "../../model/message-length.ts";
import type { ThemeEditor } from "./types.ts";

const loadTray = () => import("../../components/attachments/attachment-tray.tsx");
const loadLocation = () => import("../../components/location/location-panel.tsx");
const loadRecorder = () => import("../../components/voice/voice-recorder.tsx");

type Editing = ReturnType<typeof useEditing>;

const EditingContext = createContext<Editing | null>(null);

/** The text that is being written in the field around. */
export function useEditor(what: string): Editing {
  const editing = useContext(EditingContext);
  if (editing === null) throw new Error(`${what} can only be drawn within a MessageField.`);
  return editing;
}

/** The text that is being written in a field of the page, and what becomes of it: as in the interface's own. */
export function useEditing(props: MessageFieldProps) {
  const { conversationRef, attachments, takesFocus } = props;
  const { model } = useUi();
  const [text, write] = useDraft(conversationRef.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const suggestions = useRef<SuggestionsControl | null>(null);
  const [isLocating, setLocating] = useState(false);
  const [isRecording, setRecording] = useState(false);
  const [showEmojiPicker, setEmoji] = useState(false);
  const attached = useStore(attachments.list);
  useAutofocus(field, takesFocus);
  const picked = model.pickedNames(conversationRef.id);
  const { composing, cancel, say, problem } = useComposing({ ...props, field, write, picked });
  const tellTyping = useTypingSignal(conversationRef, composing?.kind === "edit", write);
  const focus = () => field.current?.focus({ preventScroll: true });
  const attach = (given: Iterable<File>) => {
    attachments.act((uploads) => uploads.add(given));
    focus();
  };
  useControlled(field, { attach: (file) => attach([file]), locate: () => setLocating(true) });
  const left = charactersLeft(text);
  const isOver = left !== null && left < 0;
  const hasText = text.trim() !== "";
  const hasUnsent = attached.some(({ isSent }) => !isSent);
  const send = () => {
    if (isOver || !(hasText || hasUnsent)) return;
    if (hasText) say(text.trim());
    else write("");
    attachments.send();
    focus();
  };
  const closePanels = () => {
    setRecording(false);
    setLocating(false);
    focus();
  };
  const insertText = (inserted: string) => {
    const input = field.current;
    if (input === null) return;
    replaceText(input, input.selectionStart, input.selectionEnd, inserted);
  };
  const editor: ThemeEditor = {
    text,
    isEmpty: !hasText && !hasUnsent,
    characterCount: [...text].length,
    atTextLimit: isOver,
    showEmojiPicker,
    send,
    toggleEmojiPicker: () => setEmoji(!showEmojiPicker),
    insertText,
    attachFile: () => files.current?.click(),
    shareLocation: () => setLocating(true),
    startRecording: () => setRecording(true),
  };
  return {
    ...{ props, editor, field, files, suggestions, composing, problem, isLocating, isRecording, attached },
    ...{ cancel, attach, focus, closePanels, tellTyping, write, setEmoji },
  };
}

/** Around a field of the page: what is to be seen above it in any case, and what is attached to it. */
export function EditingFrame({ editing, children }: { editing: Editing; children: ComponentChildren }) {
  const { strings } = useUi();
  const { props, isLocating, isRecording, attached, closePanels, attach, focus, problem, files } = editing;
  const { conversationRef, attachments } = props;
  const tray = useLazy(attached.length > 0, loadTray);
  const location = useLazy(isLocating, loadLocation);
  const recorder = useLazy(isRecording, loadRecorder);
  const attachVoice = ({ file, duration }: Recorded) => {
    closePanels();
    attachments.act((uploads) => uploads.addVoice(file, duration));
    focus();
  };
  return (
    <EditingContext.Provider value={editing}>
      {isRecording && recorder !== null && (
        <recorder.VoiceRecorder onRecorded={attachVoice} onClose={closePanels} />
      )}
      {isLocating && location !== null && (
        <location.LocationPanel conversationRef={conversationRef} onClose={closePanels} />
      )}
      {tray !== null && <tray.AttachmentTray attachments={attachments} />}
      {children}
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={({ currentTarget }) => {
          attach([...(currentTarget.files ?? [])]);
          // So that the same file can be chosen again.
          currentTarget.value = "";
        }}
      />
      {problem !== null && (
        <p class="length length-over" role="alert">
          {failureText(problem, strings)}
        </p>
      )}
    </EditingContext.Provider>
  );
}

/** Where the words are typed, in a field of the page. */
export function Editor({ className, placeholder }: { className?: string; placeholder?: string }) {
  const { canShareFile } = useRole();
  const { props, field, editor, suggestions, composing, cancel, attach, tellTyping } = useEditor("Editor");
  const { text, send } = editor;
  useLayoutEffect(() => {
    if (field.current !== null && placeholder !== undefined) field.current.placeholder = placeholder;
  });
  return (
    <div class={className === undefined ? "own-editor" : `own-editor ${className}`}>
      <FieldInput
        {...{ field, text, suggestions, title: props.title, onSend: send }}
        onText={tellTyping}
        onFiles={canShareFile ? attach : null}
        onCancel={composing === null ? null : cancel}
      />
    </div>
  );
}

/** What completes the words of the editor: emoji after a colon, or people after an at sign. */
export function Completing({ kind }: { kind: Suggestion["kind"] }) {
  const { props, field, editor, suggestions } = useEditor(
    kind === "emoji" ? "EmojiSuggestBar" : "MentionSuggestList",
  );
  const { text } = editor;
  const controls = useMemo(() => shared(suggestions), [suggestions]);
  const sign = kind === "emoji" ? ":" : "@";
  if (!text.includes(sign)) return null;
  return (
    <Suggestions
      {...{ conversationRef: props.conversationRef, field, text, kind }}
      control={kind === "emoji" ? controls.emoji : controls.mention}
    />
  );
}

type Control = { current: SuggestionsControl | null };
const both = new WeakMap<Control, { emoji: Control; mention: Control }>();

/** The field has one thing that completes its words: here it is one of two, whichever has something to offer. */
function shared(control: Control): { emoji: Control; mention: Control } {
  const known = both.get(control);
  if (known !== undefined) return known;
  const made = { emoji: { current: null } as Control, mention: { current: null } as Control };
  const all = () => [made.emoji.current, made.mention.current].filter((one) => one !== null);
  control.current = {
    press: (event) => all().some((one) => one.press(event)),
    follow() {
      for (const one of all()) one.follow();
    },
    close() {
      for (const one of all()) one.close();
    },
  };
  both.set(control, made);
  return made;
}
