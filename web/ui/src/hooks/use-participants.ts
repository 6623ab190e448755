import type { ConversationRef, ParticipantSnapshot } from "@chinwag/core";
import { useLayoutEffect, useState } from "preact/hooks";

/** The participants who joined last, newest first; `undefined` until they are known. */
export function useParticipants(ref: ConversationRef): readonly ParticipantSnapshot[] | null | undefined {
  const [participants, setParticipants] = useState<readonly ParticipantSnapshot[] | null>();
  useLayoutEffect(() => {
    const subscription = ref.subscribeParticipants(setParticipants);
    if (subscription.state.type === "active") setParticipants(subscription.state.latestSnapshot);
    return () => subscription.unsubscribe();
  }, [ref]);
  return participants;
}
