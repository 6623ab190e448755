import { useLazy } from "../../hooks/use-lazy.ts";
import type { VoicePlayerProps } from "./voice-player.tsx";

const load = () => import("./voice-player.tsx");

/** A voice in a message; the space it takes, until there is what plays it. */
export function VoiceContent(props: VoicePlayerProps) {
  const module = useLazy(true, load);
  return module === null ? <div class="voice" /> : <module.VoicePlayer {...props} />;
}
