import { expect, test } from "../support/test.ts";

const panel = { name: "Chat" } as const;

// shows: A27, A67, D64
test("a Popup that is kept open is open on the next page, once", async ({ open, site }) => {
  const alice = await open("kept-popup.html", {});
  await alice.getByRole("button", { name: /^Open chat/ }).click();
  await expect(alice.getByRole("dialog", panel).getByRole("heading", { name: "Bob Okafor" })).toBeVisible();

  await alice.getByRole("link", { name: "Next page" }).click();
  await expect(alice.getByRole("dialog", panel).getByRole("heading", { name: "Bob Okafor" })).toBeVisible();
  await expect(alice.locator("output")).toHaveText("1 popups");

  await alice.goto(`${site.origin}/kept-popup.html?page=next&own=yes`);
  await expect(alice.getByRole("dialog", panel)).toHaveCount(1);
  await expect(alice.locator("output")).toHaveText("1 popups");

  await alice.getByRole("button", { name: "Close chat" }).click();
  await expect(alice.getByRole("dialog", panel)).toHaveCount(0);
  await alice.getByRole("link", { name: "Next page" }).click();
  await expect(alice.locator("output")).toHaveText("0 popups");
});

test("a Popup that is not kept open stays on its page", async ({ open }) => {
  const alice = await open("kept-popup.html", { keep: "no" });
  await alice.getByRole("button", { name: /^Open chat/ }).click();
  await expect(alice.getByRole("dialog", panel)).toBeVisible();
  await alice.getByRole("link", { name: "Next page" }).click();
  await expect(alice.locator("output")).toHaveText("0 popups");
});
