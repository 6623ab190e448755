/** Widths, in per cent, that look like talk. */
const BUBBLES = [
  { side: "other", width: 46 },
  { side: "other", width: 62 },
  { side: "own", width: 54 },
  { side: "other", width: 38 },
  { side: "own", width: 30 },
  { side: "own", width: 58 },
] as const;

/** The shape of messages that are on their way. */
export interface MessageListSkeletonProps {
  rows?: number;
}

/** Holds the place of messages that are being loaded. */
export function MessageListSkeleton({ rows = BUBBLES.length }: MessageListSkeletonProps) {
  return (
    <div class="message-skeletons">
      {BUBBLES.slice(0, rows).map(({ side, width }) => (
        <span
          key={width}
          class={`skeleton skeleton-bubble skeleton-${side}`}
          style={{ inlineSize: `${width}%` }}
        />
      ))}
    </div>
  );
}
