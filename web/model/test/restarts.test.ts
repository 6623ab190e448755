import { it } from "vitest";
import { restartsIn } from "../src/plan/plan.ts";
import { askedFor, playAll } from "../src/run/seeds.ts";

const seeds = askedFor(process.env).filter(restartsIn);

it.runIf(seeds.length > 0)(`${seeds.length} stories with server restarts end as the model says`, async () => {
  await playAll(seeds);
});
