import { useState } from "preact/hooks";
import { RECORDING_MAX_SECONDS } from "../../components/voice/voice-recording.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useLazy } from "../../hooks/use-lazy.ts";
import { beneath, plainly, standInFor } from "../themes/stand-in.ts";
import { Given, useOwn } from "./given.tsx";
import type * as Types from "./types.ts";
import { Waveform } from "./waveform.tsx";

/** How many levels are kept, and how far they are apart in seconds. */
const LEVELS = 40;
const LEVEL_SECONDS = 0.1;

const loadRecorder = () => import("../../components/voice/voice-recorder.tsx");
const loadTray = () => import("../../components/attachments/attachment-tray.tsx");
const loadPlayer = () => import("../../components/voice/voice-player.tsx");

type Recorder = Awaited<ReturnType<typeof loadRecorder>>;
type RecorderProps = Parameters<Recorder["VoiceRecorder"]>[0];

/** Has what records voices, and plays them before they are sent, as a page shows it, stand in the place of ours. */
export async function standInForVoice(): Promise<void> {
  const recorder = await loadRecorder();
  const { TrayItem } = await loadTray();
  type ItemProps = Parameters<typeof TrayItem>[0];
  standInFor(
    recorder.VoiceRecorder,
    function Recording(props: RecorderProps) {
      const own = useOwn("VoiceRecorder");
      if (own === null) return beneath(recorder.VoiceRecorder, props);
      return <OwnRecorder {...{ own, props, recorder }} />;
    },
    "page",
  );
  standInFor(
    TrayItem,
    function Preview(props: ItemProps) {
      const own = useOwn("RecordingPreview");
      const { attachment, attachments } = props;
      const { key, kind, preview, duration = 0, state, isSent } = attachment;
      const fallback = () => beneath(TrayItem, props);
      if (own === null || kind !== "voice" || preview === null || state === "failed") return fallback();
      const voiceRecorder: Types.ThemeVoiceRecorder = {
        duration,
        levels: [],
        recordingUrl: preview,
        uploadState: state === "uploaded" && !isSent ? "done" : "pending",
        stop: () => undefined,
        cancel: () => attachments.act((uploads) => uploads.remove(key)),
        send: () => attachments.send(),
      };
      return (
        <Given
          {...{ own, fallback }}
          name="RecordingPreview"
          props={{ voiceRecorder }}
          frame={(inside) => plainly("li", { class: "own-around", children: inside })}
        />
      );
    },
    "page",
  );
}

interface OwnRecorderProps {
  own: (props: never) => unknown;
  props: RecorderProps;
  recorder: Recorder;
}

function OwnRecorder({ own, props, recorder }: OwnRecorderProps) {
  const { strings } = useUi();
  const { onRecorded, onClose } = props;
  const { recording, problem, end } = recorder.useRecording(onClose);
  const [duration, setDuration] = useState(0);
  const [levels, setLevels] = useState<readonly number[]>([]);
  const finish = () => void end()?.then(onRecorded);
  recorder.useFrames(recording !== null, () => {
    if (recording === null) return;
    if (recording.seconds >= RECORDING_MAX_SECONDS) finish();
    setDuration(recording.seconds);
    const isDue = Math.floor(recording.seconds / LEVEL_SECONDS) > Math.floor(duration / LEVEL_SECONDS);
    if (isDue) setLevels([...levels, recording.level].slice(-LEVELS));
  });
  const voiceRecorder: Types.ThemeVoiceRecorder = {
    duration,
    levels,
    recordingUrl: null,
    uploadState: "none",
    stop: finish,
    cancel: onClose,
    send: finish,
  };
  // What keeps it from recording is said by ours.
  if (problem !== null) {
    const text = problem === "refused" ? strings.microphoneRefused : strings.microphoneUnavailable;
    return (
      <p class="length length-over" role="alert">
        {text}
      </p>
    );
  }
  return (
    <Given
      {...{ own }}
      name="VoiceRecorder"
      props={{ voiceRecorder }}
      fallback={() => <Plain voiceRecorder={voiceRecorder} />}
    />
  );
}

/** A recording that is under way: how long, how loud, and what ends it. */
function Plain({ voiceRecorder }: { voiceRecorder: Types.ThemeVoiceRecorder }) {
  const { strings } = useUi();
  const { duration, cancel, stop } = voiceRecorder;
  return (
    <section class="own-recorder" aria-label={strings.recordVoice}>
      <bdi role="timer" aria-label={strings.recordedFor}>
        {Math.floor(duration / 60)}:{String(Math.floor(duration % 60)).padStart(2, "0")}
      </bdi>
      <Waveform voiceRecorder={voiceRecorder} />
      <button type="button" class="text-button text-button-quiet" onClick={cancel}>
        {strings.cancel}
      </button>
      <button type="button" class="text-button" onClick={stop}>
        {strings.endRecording}
      </button>
    </section>
  );
}

/** As the interface has it, for what components of a page are given. */
export const voiceDefaults = {
  VoiceRecorder: ({ voiceRecorder }: Types.VoiceRecorderProps) => <Plain voiceRecorder={voiceRecorder} />,
  RecordingPreview({ voiceRecorder }: Types.VoiceRecorderProps) {
    const { strings } = useUi();
    const module = useLazy(true, loadPlayer);
    const { recordingUrl, duration, cancel } = voiceRecorder;
    if (module === null || recordingUrl === null) return null;
    return (
      <div class="own-recorder">
        <module.VoicePlayer url={recordingUrl} title={strings.voiceMessage} duration={duration} />
        <button type="button" class="text-button text-button-quiet" onClick={cancel}>
          {strings.discard}
        </button>
      </div>
    );
  },
};
