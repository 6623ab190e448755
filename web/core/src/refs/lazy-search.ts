/** What either kind of search does. */
interface Search {
  setQuery(...args: never): unknown;
  loadMore(...args: never): unknown;
}

/** A search that is loaded by its first use. Calls take effect in the order made. */
export function lazySearch<S extends Search>(load: () => Promise<S>): S {
  let search: Promise<Record<string, (...args: unknown[]) => unknown>> | undefined;
  const later =
    (method: string) =>
    async (...args: unknown[]) => {
      search ??= load() as Promise<never>;
      return (await search)[method]?.(...args);
    };
  return { setQuery: later("setQuery"), loadMore: later("loadMore") } as unknown as S;
}
