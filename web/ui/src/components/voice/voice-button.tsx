import { useUi } from "../../hooks/ui-context.ts";
import { Icon } from "../icon/icon.tsx";

/** Whether a voice can be recorded here at all. Browsers let nobody but pages that came safely. */
export function canRecord(): boolean {
  return typeof MediaRecorder !== "undefined" && navigator.mediaDevices !== undefined;
}

/** Begins to record a voice. It stands where the button to send does, as long as there is nothing to send. */
export function VoiceButton({ onClick }: { onClick: () => void }) {
  const { strings } = useUi();
  return (
    <button
      type="button"
      class="attach round-button"
      aria-label={strings.recordVoice}
      title={strings.recordVoice}
      onClick={onClick}
    >
      <Icon name="microphone" />
    </button>
  );
}
