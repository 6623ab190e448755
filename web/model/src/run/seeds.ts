import { ChinwagServer } from "../../../e2e/support/chinwag-server.ts";
import { plan, restartsIn } from "../plan/plan.ts";
import { Story } from "./story.ts";

/** How many stories are played on one server at a time. */
const TOGETHER = 8;
/** So many failures are told of; then it is enough. */
const FAILURES_MAX = 5;
/** So many lines of the log are shown before the failure. */
const LOG_LINES_MAX = 80;

/** The seeds that were asked for: the first, and how many. */
export function askedFor(environment: NodeJS.ProcessEnv): number[] {
  const from = Number(environment.CHINWAG_MODEL_FROM ?? 1);
  const count = Number(environment.CHINWAG_MODEL_SEEDS ?? 300);
  return Array.from({ length: count }, (_, i) => from + i);
}

/** Plays stories, several at once. Throws what failed, in words, with the seeds. */
export async function playAll(seeds: readonly number[]): Promise<void> {
  const failures: string[] = [];
  const left = [...seeds];
  const shared = left.some((seed) => !restartsIn(seed)) ? await ChinwagServer.start() : null;
  const lane = async () => {
    for (let seed = left.shift(); seed !== undefined && failures.length < FAILURES_MAX; seed = left.shift()) {
      const failure = await playOne(seed, shared);
      if (failure !== null) failures.push(failure);
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, lane));
  await shared?.stop();
  if (failures.length > 0) throw new Error(failures.join("\n\n"));
}

/** A story in which the server goes down has one of its own. */
async function playOne(seed: number, shared: ChinwagServer | null): Promise<string | null> {
  const own = restartsIn(seed) || !shared ? await ChinwagServer.start() : null;
  const story = new Story(plan(seed), (own ?? shared) as ChinwagServer);
  try {
    await story.play();
    return null;
  } catch (error) {
    return report(seed, story.log, error);
  } finally {
    story.end();
    await own?.stop();
  }
}

function report(seed: number, log: readonly string[], error: unknown): string {
  const lines = log.map((line, i) => `${String(i + 1).padStart(4)}  ${line}`);
  const skipped = lines.length - LOG_LINES_MAX;
  return [
    `seed ${seed} failed. To play it again: cargo xtask test model --seeds 1 --from ${seed}`,
    ...(skipped > 0 ? [`      … ${skipped} steps before`] : []),
    ...lines.slice(-LOG_LINES_MAX),
    error instanceof Error ? error.message : String(error),
  ].join("\n");
}
