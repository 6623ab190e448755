import { conversations, messages } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

// shows: D9
// wcag: 3.1.1
test("the interface speaks the reader's language, or else the app's", async ({ chinwag, open }) => {
  await chinwag.rest("PUT", "/users/alice", { locale: "nl-NL" });
  const alice = await open("inbox.html", { user: "alice", conversation: "alice-bob" });
  await expect(alice.getByRole("navigation", { name: "Gesprekken" })).toBeVisible();
  await expect(alice.getByRole("textbox", { name: "Bericht aan Bob Okafor" })).toBeVisible();
  await expect(alice.getByText("Gisteren").first()).toBeVisible();
  await expect(alice.locator(".box").first()).toHaveAttribute("lang", "nl");

  // It changes while one looks, and nothing that was written is lost.
  await alice.getByRole("textbox").fill("Half a thought");
  await chinwag.rest("PUT", "/users/alice", { locale: "de" });
  const field = alice.getByRole("textbox", { name: "Nachricht an Bob Okafor" });
  await expect(field).toHaveValue("Half a thought");
  await chinwag.rest("PUT", "/users/alice", { locale: "tlh" });
  await expect(alice.getByRole("textbox", { name: "Message to Bob Okafor" })).toHaveValue("Half a thought");

  const direction = () => alice.getByRole("textbox").evaluate((one) => getComputedStyle(one).direction);
  await chinwag.rest("PUT", "/users/alice", { locale: "ar-EG" });
  await expect(alice.getByRole("navigation", { name: "المحادثات" })).toBeVisible();
  await alice.getByRole("textbox").fill("");
  await expect.poll(direction).toBe("rtl");
  await chinwag.rest("PUT", "/users/alice", { locale: "it" });
  await expect.poll(direction).toBe("ltr");

  await chinwag.rest("PUT", "/users/bob", { locale: null });
  await chinwag.set("--default-locale", "fr-FR");
  const bob = await open("inbox.html", { user: "bob" });
  await expect(bob.getByRole("navigation", { name: "Conversations" })).toBeVisible();
  await expect(bob.getByPlaceholder("Écrivez quelque chose…")).toBeVisible();
  await expect(conversations(bob)).not.toHaveCount(0);
  await expect(messages(bob)).toBeVisible();
});
