import { useEffect, useRef, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { likePeaks, peaksOf } from "../../model/peaks.ts";
import { playTime } from "../../model/play-time.ts";
import { Icon } from "../icon/icon.tsx";
import { laterIcons } from "../icon/later-icons.ts";
import { Waveform } from "./voice-waveform.tsx";

const SPEEDS = [1, 1.5, 2] as const;
/** How far an arrow goes, in seconds. */
const STEP_SECONDS = 5;

/** The one that can be heard: another that begins ends it. */
let audible: HTMLAudioElement | null = null;

/** A voice to be heard. */
export interface VoicePlayerProps {
  url: string;
  title: string;
  /** In seconds; where nobody told, it is known once it is loaded. */
  duration: number | undefined;
}

/** A voice to be heard: how it goes, where one is in it, and how fast. */
export function VoicePlayer({ url, title, duration }: VoicePlayerProps) {
  const { strings } = useUi();
  const sound = useRef<HTMLAudioElement>(null);
  const { isPlaying, time, total, speed, ...playing } = usePlaying(sound, duration);
  const peaks = usePeaks(url, isPlaying);
  const seekFrom = ({ currentTarget, clientX }: { currentTarget: HTMLElement; clientX: number }) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    playing.seek(((clientX - left) / width) * total);
  };
  return (
    // Sounds run from left to right in every script.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a part of a form, and this is none.
    <div class="voice" dir="ltr" role="group" aria-label={title}>
      <audio ref={sound} src={url} preload="none" {...playing.events} />
      <button
        type="button"
        class="voice-play round-button"
        aria-label={isPlaying ? strings.pause : strings.play}
        onClick={playing.toggle}
      >
        <Icon path={isPlaying ? laterIcons.pause : laterIcons.play} filled={!isPlaying} />
      </button>
      <div
        class="voice-wave"
        role="slider"
        tabIndex={0}
        aria-label={strings.position}
        aria-valuemin={0}
        aria-valuemax={Math.round(total)}
        aria-valuenow={Math.round(time)}
        aria-valuetext={`${playTime(time)} / ${playTime(total)}`}
        onClick={seekFrom}
        onKeyDown={(event) => {
          const steps = {
            ArrowLeft: time - STEP_SECONDS,
            ArrowRight: time + STEP_SECONDS,
            Home: 0,
            End: total,
          };
          const to = steps[event.key as keyof typeof steps];
          if (to === undefined) return;
          event.preventDefault();
          event.stopPropagation();
          playing.seek(to);
        }}
      >
        <Waveform peaks={peaks} played={total > 0 ? time / total : 0} />
      </div>
      <span class="voice-time">{playTime(time > 0 ? time : total)}</span>
      <button type="button" class="voice-speed" aria-label={strings.speed(speed)} onClick={playing.faster}>
        {speed}×
      </button>
    </div>
  );
}

function usePlaying(sound: { readonly current: HTMLAudioElement | null }, duration: number | undefined) {
  const [isPlaying, setPlaying] = useState(false);
  const [time, setTime] = useState(0);
  const [known, setKnown] = useState(duration ?? 0);
  const [speed, setSpeed] = useState<number>(1);
  const toggle = () => {
    const audio = sound.current;
    if (audio === null) return;
    if (isPlaying) return audio.pause();
    if (audible !== audio) audible?.pause();
    audible = audio;
    audio.playbackRate = speed;
    // What cannot be played stays as it is; its file can be fetched from the menu of the browser.
    audio.play().catch(() => undefined);
  };
  const seek = (to: number) => {
    const audio = sound.current;
    if (audio === null || known <= 0) return;
    audio.currentTime = Math.min(Math.max(0, to), known);
    setTime(audio.currentTime);
  };
  const faster = () => {
    const next = SPEEDS[(SPEEDS.indexOf(speed as 1) + 1) % SPEEDS.length] ?? 1;
    setSpeed(next);
    if (sound.current !== null) sound.current.playbackRate = next;
  };
  const events = {
    onPlay: () => setPlaying(true),
    onPause: () => setPlaying(false),
    onEnded: () => setTime(0),
    onTimeUpdate: () => setTime(sound.current?.currentTime ?? 0),
    // Recordings of some browsers do not say how long they are.
    onDurationChange: () => {
      const told = sound.current?.duration ?? 0;
      if (duration === undefined && Number.isFinite(told)) setKnown(told);
    },
  };
  return { isPlaying, time, total: known, speed, toggle, seek, faster, events };
}

/** How the sound goes, once it was played: to know it, it has to be loaded. */
function usePeaks(url: string, isPlaying: boolean): readonly number[] {
  const [peaks, setPeaks] = useState(() => likePeaks(url));
  const [isKnown, setKnown] = useState(false);
  useEffect(() => {
    if (!isPlaying || isKnown) return;
    setKnown(true);
    const decode = async () => {
      const bytes = await (await fetch(url)).arrayBuffer();
      const decoded = await new OfflineAudioContext(1, 1, 8_000).decodeAudioData(bytes);
      setPeaks(peaksOf(decoded.getChannelData(0)));
    };
    // What stands for it stays where it cannot be known.
    decode().catch(() => undefined);
  }, [url, isPlaying, isKnown]);
  return peaks;
}
