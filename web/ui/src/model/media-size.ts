/** The box that a picture or video fits into, in CSS pixels. */
const MEDIA_MAX_PX = 320;
/** What is smaller than this in one direction could hardly be pointed at. */
const MEDIA_MIN_PX = 48;

/** How large a picture is shown: the space that is there before it is. */
export interface MediaSize {
  readonly width: number;
  readonly height: number;
}

/** The size of a picture or video of so many pixels; of one that nobody measured, a common shape. */
export function mediaSize(width: number | undefined, height: number | undefined): MediaSize {
  if (!isLength(width) || !isLength(height)) return { width: 280, height: 210 };
  const scale = Math.min(1, MEDIA_MAX_PX / Math.max(width, height));
  const shown = (length: number) => Math.max(MEDIA_MIN_PX, Math.round(length * scale));
  return { width: shown(width), height: shown(height) };
}

function isLength(length: number | undefined): length is number {
  return typeof length === "number" && Number.isFinite(length) && length > 0;
}
