/**
 * Hues, in degrees of OKLCH, that stay apart to the eye and are all quiet next to the brand colour. Evenly spaced
 * ones would hold three greens and hardly a warm one.
 */
const HUES = [15, 40, 65, 95, 145, 180, 215, 245, 275, 305, 335] as const;

/** The same hue for the same id, always and everywhere (FNV-1a over UTF-16 units). */
export function stableHue(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  // The low bits of FNV are weak for short ids; fold the high ones in.
  const folded = (hash ^ (hash >>> 15)) >>> 0;
  return HUES[folded % HUES.length] ?? HUES[0];
}
