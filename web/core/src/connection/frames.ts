import { encoder } from "../platform.ts";
import { FRAME_MAX_BYTES, FRAME_MAX_REQUESTS } from "../wire.ts";

/** How many bytes a text takes on the wire. */
function bytesOf(text: string): number {
  return encoder.encode(text).length;
}

/** Whether a request fits into a frame by itself. */
export function fits(request: string): boolean {
  return bytesOf(request) + 2 <= FRAME_MAX_BYTES;
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
    const size = bytesOf(request) + 1;
    if (frame.length === FRAME_MAX_REQUESTS || bytes + size > FRAME_MAX_BYTES) close();
    frame.push(request);
    bytes += size;
  }
  close();
  return frames;
}
