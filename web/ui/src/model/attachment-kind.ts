/** How a file is uploaded: as something to see, to watch, to hear, or to save. */
export type AttachmentKind = "image" | "video" | "audio" | "voice" | "file";

/** What browsers show, and the server takes as such. */
const SHOWN: readonly (readonly [AttachmentKind, RegExp])[] = [
  ["image", /^image\/(avif|bmp|gif|jpeg|png|webp)$/],
  ["video", /^video\/(mp4|quicktime|webm)$/],
  ["audio", /^audio\/(aac|flac|mp4|mpeg|ogg|wav|webm)$/],
];

/** The kind of a file, by what the browser takes it for. */
export function attachmentKind(mediaType: string): AttachmentKind {
  return SHOWN.find(([, pattern]) => pattern.test(mediaType))?.[0] ?? "file";
}
