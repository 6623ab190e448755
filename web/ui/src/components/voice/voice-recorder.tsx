/// <reference path="../../styles/css.d.ts" />
import { useEffect, useRef, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { useStyles } from "../../hooks/use-styles.ts";
import { playTime } from "../../model/play-time.ts";
import { Icon } from "../icon/icon.tsx";
import panelStyles from "../panel/styles.css?inline";
import styles from "./recorder-styles.css?inline";
import { RECORDING_MAX_SECONDS, type Recorded, VoiceRecording } from "./voice-recording.ts";
import { Waveform } from "./voice-waveform.tsx";

/** How many levels are shown, and how far they are apart in seconds. */
const LEVELS = 40;
const LEVEL_SECONDS = 0.1;

/** Records a voice from when it is shown. */
export interface VoiceRecorderProps {
  /** Called with what was recorded, to be sent or not. */
  onRecorded: (recorded: Recorded) => void;
  /** Called when nothing is to be recorded after all. */
  onClose: () => void;
}

/** Records a voice from when it is shown: how long it is, how loud, and what ends it. */
export function VoiceRecorder({ onRecorded, onClose }: VoiceRecorderProps) {
  useStyles(panelStyles);
  useStyles(styles);
  const { strings } = useUi();
  const { recording, problem, end } = useRecording(onClose);
  const [seconds, setSeconds] = useState(0);
  const [levels, setLevels] = useState<readonly number[]>(() => Array.from({ length: LEVELS }, () => 0));
  const finish = () => end()?.then(onRecorded);
  useFrames(recording !== null, () => {
    if (recording === null) return;
    if (recording.seconds >= RECORDING_MAX_SECONDS) void finish();
    setSeconds(recording.seconds);
    const isDue = Math.floor(recording.seconds / LEVEL_SECONDS) > Math.floor(seconds / LEVEL_SECONDS);
    if (isDue) setLevels([...levels.slice(1), recording.level]);
  });
  return (
    <section class="panel" aria-label={strings.recordVoice}>
      {problem !== null ? (
        <p class="panel-problem" role="alert">
          {problem === "refused" ? strings.microphoneRefused : strings.microphoneUnavailable}
        </p>
      ) : (
        <div class="recorder">
          <span class={recording === null ? "recorder-light" : "recorder-light recorder-on"} />
          <bdi class="recorder-time" role="timer" aria-label={strings.recordedFor}>
            {playTime(seconds)}
          </bdi>
          <Waveform peaks={levels} played={1} />
        </div>
      )}
      <div class="panel-buttons">
        <button type="button" class="text-button text-button-quiet" onClick={onClose}>
          {problem === null ? strings.cancel : strings.close}
        </button>
        {recording !== null && (
          <button type="button" class="send round-button" aria-label={strings.endRecording} onClick={finish}>
            <Icon name="check" />
          </button>
        )}
      </div>
    </section>
  );
}

/** A recording for as long as it is shown. */
export function useRecording(onClose: () => void) {
  const { model } = useUi();
  const [recording, setRecording] = useState<VoiceRecording | null>(null);
  const give = useRef(onClose);
  give.current = onClose;
  const [problem, setProblem] = useState<"refused" | "unavailable" | null>(null);
  useEffect(() => {
    let begun: VoiceRecording | null = null;
    let isGone = false;
    const begin = async () => {
      if ((await model.owner.needsPermission?.("microphone")) === false) return give.current();
      if (isGone) return;
      begun = await VoiceRecording.start();
      if (isGone) begun.discard();
      else setRecording(begun);
    };
    begin().catch((error: DOMException) => {
      if (isGone) return;
      const isRefused = error.name === "NotAllowedError";
      if (isRefused && model.owner.permissionDenied?.("microphone")) give.current();
      else setProblem(isRefused ? "refused" : "unavailable");
    });
    return () => {
      isGone = true;
      begun?.discard();
    };
  }, [model]);
  /** Ends it, once: another click, or frame, finds none. */
  const end = () => {
    setRecording(null);
    return recording?.finish();
  };
  return { recording, problem, end };
}

/** Calls with every frame that is drawn. */
export function useFrames(isOn: boolean, draw: () => void): void {
  const latest = useRef(draw);
  latest.current = draw;
  useEffect(() => {
    if (!isOn) return;
    let frame = 0;
    const next = () => {
      latest.current();
      frame = requestAnimationFrame(next);
    };
    frame = requestAnimationFrame(next);
    return () => cancelAnimationFrame(frame);
  }, [isOn]);
}
