import type { ConversationRef } from "@chinwag/core";
import type { BoxModel } from "../box/box-model.ts";

/** What a page says of itself, as the server gives it. */
export interface LinkPreview {
  readonly site: string | null;
  readonly title: string;
  readonly description: string | null;
  /** How large its picture is; `null` without one. */
  readonly picture: { readonly width: number; readonly height: number } | null;
  /** Where the server has it. */
  readonly pictureUrl: string;
}

/** How many are asked for at once, in all boxes of a page. */
const AT_ONCE = 4;
/** How many are remembered. */
const KEPT_MAX = 500;

const known = new Map<string, LinkPreview | null>();
const waiting: (() => void)[] = [];
let running = 0;

/** What is known of a preview; `undefined` until it was asked for. */
export function knownPreview(key: string): LinkPreview | null | undefined {
  return known.get(key);
}

/** Has the preview of a message's first link; `null` when there is nothing to show. `isGone` says that nobody waits for it any more. */
export async function askPreview(
  key: string,
  { session, settings }: BoxModel,
  conversationRef: ConversationRef,
  messageId: string,
  isGone: () => boolean,
): Promise<LinkPreview | null> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    if (isGone()) return null;
    const name = await conversationRef.message(messageId).previewKey();
    const base = `${settings.server ?? ""}/v1/${encodeURIComponent(session.appId)}/public/previews/${name}`;
    const response = name === null ? null : await fetch(base);
    const preview =
      response?.status === 200
        ? { ...((await response.json()) as LinkPreview), pictureUrl: `${base}/picture` }
        : null;
    // What went wrong may go well another time.
    if (response === null || response.ok) remember(key, preview);
    return preview;
  } catch {
    return null;
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function remember(key: string, preview: LinkPreview | null): void {
  known.set(key, preview);
  const [oldest] = known.keys();
  if (known.size > KEPT_MAX && oldest !== undefined) known.delete(oldest);
}
