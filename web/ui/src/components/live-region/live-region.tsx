import type { MessageSnapshot } from "@chinwag/core";
import { useEffect, useRef, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { announcement } from "../../model/announcement.ts";

/** Messages that come in within this time, in milliseconds, are announced together. */
const BATCH_MS = 800;

/** Tells screen readers of messages as they come in. */
export interface LiveRegionProps {
  /** Newest first. */
  messages: readonly MessageSnapshot[];
}

/** Reads out messages of others as they come in; what was there at the beginning, and older pages, are not news. */
export function LiveRegion({ messages }: LiveRegionProps) {
  const { meId, strings } = useUi();
  const [said, setSaid] = useState({ text: "", number: 0 });
  const announced = useRef(messages[0]?.id);
  const batch = useRef<MessageSnapshot[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(() => {
    const fresh = messagesSince(messages, announced.current).filter(({ sender }) => sender?.id !== meId);
    announced.current = messages[0]?.id ?? announced.current;
    if (fresh.length === 0) return;
    batch.current.push(...fresh.reverse());
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      const text = announcement(batch.current.splice(0), strings);
      setSaid(({ number }) => ({ text, number: number + 1 }));
    }, BATCH_MS);
  }, [messages, meId, strings]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <div class="visually-hidden" aria-live="polite" aria-atomic="true">
      {/* Another element each time: the same words again are news as well. */}
      {said.number > 0 && <p key={said.number}>{said.text}</p>}
    </div>
  );
}

/** The messages that are newer than a known one. Ids of messages sort as the messages do. */
function messagesSince(messages: readonly MessageSnapshot[], knownId: string | undefined): MessageSnapshot[] {
  if (knownId === undefined) return [...messages];
  const end = messages.findIndex(({ id }) => id <= knownId);
  return end === -1 ? [...messages] : messages.slice(0, end);
}
