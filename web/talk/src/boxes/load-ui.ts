type Ui = typeof import("@chinwag/ui");

let loading: Promise<Ui> | undefined;

/** Loads the interface, once. A page that shows no box never does; one that failed to may try again. */
export function loadUi(): Promise<Ui> {
  loading ??= import("@chinwag/ui").catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
