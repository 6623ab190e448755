import { expect, test } from "../support/test.ts";

test("on the demo page, what Bob writes lifts his item in Alice's Inbox, unread", async ({
  chinwag,
  page,
}) => {
  await page.goto(chinwag.origin);
  const items = page.getByRole("navigation", { name: "Conversations" }).getByRole("listitem");
  await expect(items.first()).toContainText("Order 1042");
  await expect(items.nth(1)).toContainText("Bob Okafor");

  const field = page.getByRole("textbox", { name: "Message to Alice Jansen" });
  await field.fill("Shall I bring the spare rope?");
  await field.press("Enter");

  await expect(items.first()).toHaveText(/Bob Okafor.*Shall I bring the spare rope\?.*1 unread message/);
  await expect(items.nth(1)).toContainText("Order 1042");
});

test("the shop's popup opens onto the order", async ({ chinwag, page }) => {
  await page.goto(`${chinwag.origin}/shop.html`);
  await page.getByRole("button", { name: /chat/i }).last().click();
  await expect(page.getByText("I put a spare bulb in the box.")).toBeVisible();
});
