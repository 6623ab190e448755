/** A call that waits for the script: the callback, and how to settle the promise that the page has for it. */
export type Waiting = [
  callback?: (() => unknown) | null,
  resolve?: ((value: unknown) => void) | undefined,
  reject?: ((error: unknown) => void) | undefined,
];

/** What a page has in place of `Talk` until that is loaded. */
export interface Stub {
  ready?: { c?: Waiting[] } | Promise<unknown>;
}

/** Replaces what the page has as `Talk` with the real one, and runs what waited for it, in order. */
export async function takeOver(page: { Talk?: Stub }, load: () => Promise<Stub>): Promise<void> {
  const ready = page.Talk?.ready;
  const queue = (ready && "c" in ready && ready.c) || [];
  const loading = load().then((talk) => {
    page.Talk = talk;
  });
  // A page that loads the script without the stub can wait for it all the same.
  page.Talk ??= { ready: loading };
  try {
    await loading;
    // Whoever kept the stub may still wait on it.
    queue.push = (...late) => {
      late.forEach(run);
      return 0;
    };
    queue.splice(0).forEach(run);
  } catch (error) {
    for (const [, , reject] of queue) reject?.(error);
  }
}

function run([callback, resolve, reject]: Waiting): void {
  try {
    const value = callback?.();
    resolve?.(value);
  } catch (error) {
    if (reject) reject(error);
    else reportError(error);
  }
}
