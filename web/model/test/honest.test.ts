import { expect, it } from "vitest";
import { ChinwagServer } from "../../e2e/support/chinwag-server.ts";
import type { BackEndOperation, Plan } from "../src/plan/operations.ts";
import { plan } from "../src/plan/plan.ts";
import { Story } from "../src/run/story.ts";

it("makes the same story of the same seed, and another of another", () => {
  expect(plan(7)).toEqual(plan(7));
  expect(plan(7).steps).not.toEqual(plan(8).steps);
});

it("notices what the real thing does not do, and tells what happened before", async () => {
  const server = await ChinwagServer.start();
  const forgetful = new Proxy(server, {
    get: (target, name) => {
      if (name === "origin") return target.origin;
      return (method: "GET", path: string, body: unknown) =>
        method === ("DELETE" as string) ? Promise.resolve({}) : target.rest(method, path, body);
    },
  });
  const backEnd = (operation: BackEndOperation) => ({ step: "back end" as const, operation });
  const tale: Plan = {
    ...{ seed: 0, users: ["ann"], conversations: ["c"], restarts: false },
    steps: [
      backEnd({ op: "users", names: { ann: "Ann" } }),
      backEnd({ op: "conversation", conversation: "c", participants: ["ann"], attributes: {} }),
      backEnd({ op: "sends", conversation: "c", messages: [{ message: "m1", sender: "ann" }] }),
      { step: "check" },
      backEnd({ op: "deletes", conversation: "c", message: "m1" }),
      { step: "check" },
    ],
  };
  const story = new Story(tale, forgetful);
  await expect(story.play()).rejects.toThrow("REST shows ann: c.lastMessage is");
  expect(story.log.slice(-2)).toEqual(["back end: deletes c m1", "check"]);
  await server.stop();
});
