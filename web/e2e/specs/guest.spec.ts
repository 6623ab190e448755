import { conversations, message, say } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

// shows: A292, B28, B61, D47
test("a guest talks along, without taking part", async ({ chinwag, open }) => {
  const gus = await open("guest.html", {});
  const told = gus.locator("output");
  await expect(told).toHaveText(/in:The lobby\s*$/);
  await chinwag.rest("PUT", "/conversations/lobby", { participants: ["host"] });
  const host = await open("chatbox.html", { user: "host", conversation: "lobby" });
  await say(gus, "Is anybody there?");
  await expect(message(host, "Is anybody there?")).toBeVisible();
  await say(host, "Come in");
  await expect(message(gus, "Come in")).toBeVisible();

  const { participants } = (await chinwag.rest("GET", "/conversations/lobby")) as { participants: object };
  expect(Object.keys(participants)).toEqual(["host"]);
  await expect(conversations(gus)).toHaveCount(0);
  await expect(gus.getByRole("button", { name: "Conversation actions" })).toHaveCount(0);

  await gus.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(told).toHaveText(/left:true gone:true\s*$/);
  expect(await told.textContent()).not.toContain("message:lobby");
  expect(await told.textContent()).not.toContain("unread:1");
});
