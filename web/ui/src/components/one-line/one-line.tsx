/** Text on one line, cut at its end where there is no room. */
export interface OneLineProps {
  text: string;
}

/**
 * Text on one line. It runs, and is cut, as its own language does, but lies at the start side of the interface:
 * an Arabic name in an English list stands beside its picture, not at the far end.
 */
export function OneLine({ text }: OneLineProps) {
  return (
    <span class="one-line">
      <span dir="auto">{text}</span>
    </span>
  );
}
