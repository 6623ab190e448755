/** How many bars show a sound. */
const BARS = 40;

/** How loud each part of a sound is, the loudest 1. */
export function peaksOf(samples: Float32Array): readonly number[] {
  const size = Math.max(1, Math.floor(samples.length / BARS));
  const loudest = Array.from({ length: BARS }, (_, bar) => {
    const part = samples.subarray(bar * size, (bar + 1) * size);
    return part.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  });
  const most = Math.max(...loudest, 0.01);
  return loudest.map((peak) => peak / most);
}

/** What stands for a sound that nobody has heard yet: always the same for one. */
export function likePeaks(id: string): readonly number[] {
  let seed = [...id].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521, 7);
  return Array.from({ length: BARS }, () => {
    seed = (seed * 171 + 11_213) % 53_125;
    return 0.2 + 0.6 * (seed / 53_125);
  });
}
