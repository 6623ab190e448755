/**
 * Where an arrow leads from one of these elements, which stand in rows: `null` above the first row, `undefined` where the
 * key is no arrow, or nothing is there.
 */
export function nextInGrid(
  all: readonly HTMLElement[],
  at: number,
  key: string,
): HTMLElement | null | undefined {
  const from = all[at];
  if (from === undefined) return undefined;
  const isRtl = getComputedStyle(from).direction === "rtl";
  switch (key) {
    case "ArrowLeft":
      return all[at + (isRtl ? 1 : -1)];
    case "ArrowRight":
      return all[at + (isRtl ? -1 : 1)];
    case "ArrowDown":
      return inOtherRow(all.slice(at + 1), from);
    case "ArrowUp":
      return inOtherRow(all.slice(0, at).reverse(), from) ?? null;
    default:
      return undefined;
  }
}

/** The one of the next row that is nearest across, of those that come after. */
function inOtherRow(others: readonly HTMLElement[], from: HTMLElement): HTMLElement | undefined {
  const left = ({ offsetLeft }: HTMLElement) => offsetLeft;
  const first = others.find(({ offsetTop }) => offsetTop !== from.offsetTop);
  const row = others.filter(({ offsetTop }) => offsetTop === first?.offsetTop);
  const distance = (one: HTMLElement) => Math.abs(left(one) - left(from));
  return row.sort((a, b) => distance(a) - distance(b))[0];
}
