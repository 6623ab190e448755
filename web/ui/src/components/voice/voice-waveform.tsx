/** How a sound goes: a bar for each part of it, and how much of it is over. */
export function Waveform({ peaks, played }: { peaks: readonly number[]; played: number }) {
  const step = 100 / peaks.length;
  return (
    <svg class="waveform" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
      {peaks.map((peak, index) => {
        const height = 2 + peak * 22;
        return (
          <rect
            key={index}
            class={index / peaks.length < played ? "waveform-played" : undefined}
            x={(index + 0.2) * step}
            y={12 - height / 2}
            width={step * 0.6}
            height={height}
            rx={step * 0.3}
          />
        );
      })}
    </svg>
  );
}
