import { useRef } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { FieldButton } from "../message-field/field-button.tsx";

/** Opens the system's window for choosing files. */
export function AttachButton({ onFiles }: { onFiles: (files: Iterable<File>) => void }) {
  const { strings } = useUi();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <FieldButton icon="attach" label={strings.attach} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // So that the same file can be chosen again.
          currentTarget.value = "";
        }}
      />
    </>
  );
}
