import { Waveform as Bars } from "../../components/voice/voice-waveform.tsx";
import { likePeaks } from "../../model/peaks.ts";
import type { ThemeVoiceRecorder } from "./types.ts";

/** How a sound goes. */
export interface WaveformProps {
  /** Of a recording: how loud it was so far. */
  voiceRecorder?: Pick<ThemeVoiceRecorder, "levels">;
  /** How loud each part is, from 0 to 1. */
  peaks?: readonly number[];
  /** How much of it is over, from 0 to 1. */
  played?: number;
  className?: string;
}

const BARS = 40;

/** How a sound goes: a bar for each part of it. */
export function Waveform({ voiceRecorder, peaks, played = 1, className }: WaveformProps) {
  const levels = voiceRecorder?.levels;
  const recorded = levels && [...Array.from({ length: BARS - levels.length }, () => 0), ...levels];
  return (
    <span class={className === undefined ? "own-waveform" : `own-waveform ${className}`}>
      <Bars peaks={recorded ?? peaks ?? likePeaks("")} played={played} />
    </span>
  );
}
