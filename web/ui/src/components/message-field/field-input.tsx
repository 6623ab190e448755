import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { formatMarker } from "../../model/format-key.ts";
import { isSendKey } from "../../model/is-send-key.ts";
import type { SuggestionsControl } from "../suggestions/suggestions.tsx";

const loadFormatting = () => import("./format-selection.ts");

/** The field itself. */
export interface FieldInputProps {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  /** Whom one writes to. */
  title: string;
  /** What completes the words, once one has written something that can be completed. */
  suggestions: { readonly current: SuggestionsControl | null };
  onText: (text: string) => void;
  /** Called for files that were pasted; `null` where there may be none. */
  onFiles: ((files: Iterable<File>) => void) | null;
  onSend: () => void;
  /** Called for Escape; `null` where there is nothing to leave. */
  onCancel: (() => void) | null;
}

/** Where the words are typed: grows with them, formats by keys, and sends on Enter. */
export function FieldInput(props: FieldInputProps) {
  const { field, text, title, suggestions, onText, onFiles, onSend, onCancel } = props;
  const { model, strings } = useUi();
  const { enterSendsMessage = true, placeholder, spellcheck = false } = model.settings.messageField ?? {};
  useGrowing(field, text);
  const press = (event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }) => {
    if (suggestions.current?.press(event)) return;
    const marker = formatMarker(event);
    if (marker !== null) {
      event.preventDefault();
      const input = event.currentTarget;
      void loadFormatting().then(({ formatSelection }) => formatSelection(input, marker));
    }
    if (event.key === "Escape" && onCancel !== null) {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
    if (!enterSendsMessage || !isSendKey(event)) return;
    event.preventDefault();
    onSend();
  };
  return (
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
      aria-autocomplete="list"
      onInput={(event) => {
        onText(event.currentTarget.value);
        suggestions.current?.follow();
      }}
      onSelect={() => suggestions.current?.follow()}
      onBlur={() => suggestions.current?.close()}
      onPaste={(event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        // Office programs add a picture of the text that is copied.
        if (onFiles === null || files.length === 0 || event.clipboardData?.getData("text/plain")) return;
        event.preventDefault();
        onFiles(files);
      }}
      aria-keyshortcuts="Control+B Control+I Control+Shift+X"
      onKeyDown={press}
    />
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
    // Not measured yet: it is told in a moment, and asking would have everything laid out at once.
    let width = -1;
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
  if (element.value !== "") element.style.blockSize = `${element.scrollHeight}px`;
}
