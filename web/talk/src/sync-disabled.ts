/** Codes with which the server tells that browsers may not write this. */
const CODES: ReadonlySet<unknown> = new Set(["USER_SYNC_DISABLED", "CONVERSATION_SYNC_DISABLED"]);

/**
 * Waits for a write that the server may be set to forbid to browsers. Where it is, backends write these things, and
 * what pages say about them is old news: no error.
 */
export async function ignoreSyncDisabled(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && CODES.has(error.code))) throw error;
  }
}
