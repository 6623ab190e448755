/** Longest that anything may take, in milliseconds: far beyond what it takes when all is well. */
const PATIENCE_MS = 10_000;

/** Lets one wait for a condition, which is looked at whenever something happened. */
export class Signal {
  readonly #waiting = new Set<() => void>();

  /** Something happened. */
  fire(): void {
    for (const look of [...this.#waiting]) look();
  }

  /** Resolves as soon as the condition holds. Rejects with what `complaint` says when it does not come to hold. */
  until(holds: () => boolean, complaint: () => string): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const end = (finish: () => void) => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        finish();
      };
      const look = () => {
        if (holds()) end(resolve);
      };
      const timer = setTimeout(() => end(() => reject(new Error(complaint()))), PATIENCE_MS);
      this.#waiting.add(look);
    });
  }
}

/** As `promise`, but rejects when it takes too long. */
export async function inTime<T>(promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${what} is still pending after ${PATIENCE_MS} ms`)),
      PATIENCE_MS,
    );
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Resolves when every microtask, and what those started, has run. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
