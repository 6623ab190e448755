import { FRAME_MAX_BYTES, FRAME_MAX_REQUESTS } from "../wire.ts";

/** How many bytes a text takes in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    // Each half of a surrogate pair counts two of the pair's four bytes.
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

/** Whether a request fits into a frame by itself. */
export function fits(request: string): boolean {
  return utf8Length(request) + 2 <= FRAME_MAX_BYTES;
}

/** Puts requests, each as JSON, into as few frames as the limits allow, in order. */
export function packFrames(requests: readonly string[]): string[] {
  const frames: string[] = [];
  let frame: string[] = [];
  let bytes = 2;
  const close = () => {
    if (frame.length > 0) frames.push(`[${frame.join(",")}]`);
    frame = [];
    bytes = 2;
  };
  for (const request of requests) {
    const size = utf8Length(request) + 1;
    if (frame.length === FRAME_MAX_REQUESTS || bytes + size > FRAME_MAX_BYTES) close();
    frame.push(request);
    bytes += size;
  }
  close();
  return frames;
}
