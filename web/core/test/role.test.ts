import { expect, test } from "vitest";
import type { RoleSnapshot } from "../src/index.ts";
import type { RoleEntity } from "../src/wire.ts";
import { Story } from "./harness/story.ts";

/** The parts of a role that matter here. */
function role(name: string, canSearch = true): RoleEntity {
  return { name, canSearch } as RoleEntity;
}

test("what one may do is told with the connection and whenever it changes, and not when it does not", async () => {
  const story = new Story();
  const told: RoleSnapshot[] = [];
  const subscription = story.session.onRoleChange((now) => told.push(now));
  story.session.user("bob").get();
  expect(story.session.role).toBe(null);
  await story.connects({ role: role("agent") });
  const first = story.session.role;
  expect(told).toEqual([role("agent")]);
  expect(told[0]).toBe(first);
  expect(Object.isFrozen(first)).toBe(true);
  story.says({ notice: "role.changed", role: role("agent") });
  expect(story.session.role).toBe(first);
  story.says({ notice: "role.changed", role: role("agent", false) });
  expect(told.slice(1)).toEqual([role("agent", false)]);
  subscription.unsubscribe();
  story.says({ notice: "role.changed", role: role("buyer") });
  expect(story.session.role?.name).toBe("buyer");
  expect(told.length).toBe(2);
});
