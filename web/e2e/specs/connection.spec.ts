import { expect, test } from "../support/test.ts";

test("a message written while the server is down is sent once when it is back", async ({ chinwag, open }) => {
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  const field = bob.getByRole("textbox");
  await field.fill("Before");
  await field.press("Enter");
  await expect(alice.getByRole("log").getByText("Before")).toBeVisible();

  await chinwag.crash();
  await field.fill("While nobody listens");
  await field.press("Enter");
  await expect(bob.getByRole("log").getByText("While nobody listens")).toBeVisible();
  await chinwag.restart();

  await expect(alice.getByRole("log").getByText("While nobody listens")).toHaveCount(1);
  await expect(alice.getByRole("log").getByText("Before")).toHaveCount(1);
  await expect(bob.getByRole("log").getByText("While nobody listens")).toHaveCount(1);
});

test("what was said is still there after the page is loaded again", async ({ open }) => {
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  await bob.getByRole("textbox").fill("Remember this");
  await bob.getByRole("button", { name: "Send" }).click();
  await expect(bob.getByRole("log").getByText("Remember this")).toBeVisible();
  await expect(bob.getByRole("textbox")).toHaveValue("");

  await bob.reload();

  await expect(bob.getByRole("log").getByText("Remember this")).toHaveCount(1);
});
