import { field, message, say } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

// shows: B67, B148-B152, D60
test("a page changes what is sent, or keeps it back, and what is sent stays in order", async ({
  chinwag,
  open,
}) => {
  const alice = await open("moderated.html", {});
  const told = alice.locator("output");
  await say(alice, "my secret");
  await expect(field(alice)).toHaveValue("");
  await expect(told).toHaveText(/^Alice [^/]*\/alice-bob\/alice,bob\s*$/);
  await say(alice, "slow one");
  await say(alice, "quick one");
  await alice.getByRole("button", { name: "Let it go" }).click();

  await expect(message(alice, "quick one")).toBeVisible();
  await expect(message(alice, "made slower")).toBeVisible();
  await expect(message(alice, "my secret")).toHaveCount(0);
  const newest = async () => {
    const { data } = (await chinwag.rest("GET", "/conversations/alice-bob/messages?limit=2")) as {
      data: { text: string; custom: object }[];
    };
    return data.map(({ text, custom }) => [text, custom]);
  };
  // One's own messages are seen before the server has them.
  await expect.poll(newest).toEqual([
    ["quick one", {}],
    ["made slower", { by: "page" }],
  ]);
});

// shows: B58, B68, B155, B157
test("a page hears of the actions in messages", async ({ chinwag, open }) => {
  await chinwag.rest("POST", "/conversations/alice-bob/messages", [
    { type: "SystemMessage", text: "Dinner: <actionbutton:pay?amount=12|Pay now>" },
  ]);
  const alice = await open("moderated.html", {});
  await alice.getByRole("button", { name: "Pay now" }).click();
  await expect(alice.locator("output")).toHaveText(/^pay:12:Dinner: Pay now:alice-bob any:pay\s*$/);
});
