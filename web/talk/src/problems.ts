import type { Subscription, TalkSession } from "@chinwag/core";

/** After so many failed attempts, with none that succeeded, something is in the way. */
const ATTEMPTS = 2;

/** Where what is wrong is explained. */
export function explainedAt(server: string, code: string): string {
  return `See ${server}/docs/errors#${code}`;
}

/** Tells the developer of a page, once each, why a session cannot do what it is for. */
export function tellProblems(session: TalkSession, server: string): Subscription {
  let failed = 0;
  const tell = (code: string, text: string) => {
    // biome-ignore lint/suspicious/noConsole: it is where developers look.
    console.error(`Chinwag: ${text} ${explainedAt(server, code)}`);
  };
  const ended = session.onError((error) => {
    const code = "code" in error ? String(error.code) : "INTERNAL";
    tell(code, error.message);
  });
  const connecting = session.onConnectionChange(({ state }) => {
    if (state === "connected") connecting.unsubscribe();
    if (state !== "waiting" || !navigator.onLine) return;
    failed += 1;
    if (failed === ATTEMPTS) tell("UNREACHABLE", `no connection to ${server} has come about yet.`);
  });
  return {
    unsubscribe() {
      ended.unsubscribe();
      connecting.unsubscribe();
    },
  };
}
