import type { Page } from "@playwright/test";

/** Levels of 255 that nobody sees: drawn anew, the same curve may differ by one or two at its edge. */
const UNSEEN = 4;

/** How many pixels of two pictures differ visibly; all, where they differ in size. */
export function visibleDifference(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async ([first, second, unseen]) => {
      const pixels = async (base64: string) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
        canvas?.drawImage(image, 0, 0);
        return canvas?.getImageData(0, 0, image.width, image.height);
      };
      const [a, b] = [await pixels(first), await pixels(second)];
      if (!a || !b || a.width !== b.width || a.height !== b.height) return Number.POSITIVE_INFINITY;
      let count = 0;
      for (let at = 0; at < a.data.length; at += 4) {
        const differs = [0, 1, 2, 3].some(
          (c) => Math.abs((a.data[at + c] ?? 0) - (b.data[at + c] ?? 0)) > unseen,
        );
        if (differs) count += 1;
      }
      return count;
    },
    [one.toString("base64"), other.toString("base64"), UNSEEN] as const,
  );
}
