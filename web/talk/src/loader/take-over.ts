/** A call that waits for the script: the callback, and how to settle the promise that the page has for it. */
export type Waiting = [
  callback?: (() => unknown) | null,
  resolve?: ((value: unknown) => void) | undefined,
  reject?: ((error: unknown) => void) | undefined,
];

/** What a page has in place of `Talk` until that is loaded. */
export interface Stub {
  ready?: { c?: Waiting[] } | PromiseLike<unknown>;
}

/**
 * Replaces what the page has as `Talk` with the real one once somebody waits for it, and runs what waited, in order. A
 * page on which nobody does loads nothing more.
 */
export function takeOver(page: { Talk?: Stub }, load: () => Promise<Stub>): void {
  const ready = page.Talk?.ready;
  const queue = (ready && "c" in ready && ready.c) || [];
  let loading: Promise<void> | undefined;
  const start = () => {
    loading ??= load().then(
      (talk) => {
        page.Talk = talk;
      },
      (error: unknown) => {
        // Should it be wanted again, it is tried again.
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  const later = async (waiting: Waiting) => {
    try {
      await start();
    } catch (error) {
      waiting[2]?.(error);
      return;
    }
    run(waiting);
  };
  // A page that loads the script without the stub can wait for it all the same.
  page.Talk ??= { ready: whenWanted(start) };
  // Whoever has the stub may go on waiting on it.
  queue.push = (...late) => {
    for (const waiting of late) void later(waiting);
    return 0;
  };
  for (const waiting of queue.splice(0)) void later(waiting);
}

/** A promise of something that is not begun before somebody waits for it. */
function whenWanted(start: () => Promise<void>): PromiseLike<void> {
  const promise: Pick<Promise<void>, "then" | "catch" | "finally"> = {
    // biome-ignore lint/suspicious/noThenProperty: it stands in for a promise.
    then: (...handlers) => start().then(...handlers),
    catch: (...handlers) => start().catch(...handlers),
    finally: (...handlers) => start().finally(...handlers),
  };
  return promise;
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
