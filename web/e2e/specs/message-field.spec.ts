import { field } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

// shows: A60, B63, B104-B108
test("a page writes in the message field, reads it, and decides where there is one", async ({
  chinwag,
  open,
}) => {
  const alice = await open("message-field.html", {});
  await expect(field(alice)).toHaveValue("Is it still for sale?");
  await expect(field(alice)).toBeFocused();

  await alice.getByRole("button", { name: "Greet" }).click();
  await alice.getByRole("button", { name: "Sign" }).click();
  await expect(field(alice)).toHaveValue("Hello (Alice)");
  await field(alice).pressSequentially("!");
  await alice.getByRole("button", { name: "Read" }).click();
  await expect(alice.locator("output")).toHaveText("Hello (Alice)!");

  await alice.getByRole("button", { name: "Hide" }).click();
  await expect(field(alice)).toHaveCount(0);
  await alice.getByRole("button", { name: "Only with a subject" }).click();
  await expect(field(alice)).toHaveCount(0);
  await chinwag.rest("PUT", "/conversations/alice-bob", { subject: "The bicycle" });
  await expect(field(alice)).toHaveValue("Hello (Alice)!");
});
