import type { Page } from "@playwright/test";
import type { OpenPage } from "../support/test.ts";
import { expect, test } from "../support/test.ts";

/** Opens a page that treats boxes in its own way, and waits until it has done so. */
async function page(open: OpenPage, way: string): Promise<Page> {
  const opened = await open("boxes.html", { way });
  await expect(opened.getByText("Done", { exact: true })).toBeAttached();
  return opened;
}

const left = (page: Page) => page.getByRole("region", { name: "Left" });
const right = (page: Page) => page.getByRole("region", { name: "Right" });

for (const way of ["destroy while mounting", "destroy the session while mounting"]) {
  test(`a page may ${way}`, async ({ open }) => {
    const alice = await page(open, way);

    await expect(left(alice).locator("> *")).toHaveCount(0);
  });
}

test("two people can have a box each on one page, and talk", async ({ open }) => {
  const both = await page(open, "two people");
  const toBob = left(both).getByRole("textbox", { name: "Message to Bob Okafor" });
  const toAlice = right(both).getByRole("textbox", { name: "Message to Alice Jansen" });

  await toBob.fill("From the left");
  await toBob.press("Enter");
  await expect(right(both).getByText("From the left", { exact: true })).toBeVisible();
  await toAlice.fill("From the right");
  await toAlice.press("Enter");

  await expect(left(both).getByText("From the right", { exact: true })).toBeVisible();
});

// shows: D4
test("what was selected last is shown, before mounting and after", async ({ open }) => {
  const alice = await page(open, "select before and after mounting");
  await expect(left(alice).getByRole("heading", { name: "Sofia Rossi" })).toBeVisible();
  await expect(left(alice).getByText("Same time next year.")).toBeVisible();

  await alice.evaluate("window.selectNext()");

  await expect(left(alice).getByRole("heading", { name: "Bob Okafor" })).toBeVisible();
  await expect(left(alice).getByText("Same time next year.")).toHaveCount(0);
});

test("a box that is mounted twice is where it was mounted last", async ({ open }) => {
  const alice = await page(open, "mount twice");

  await expect(right(alice).getByRole("textbox")).toBeVisible();
  await expect(left(alice).locator("> *")).toHaveCount(0);
});

test("a page may destroy a session and start again", async ({ open }) => {
  const alice = await page(open, "destroy and start again");

  await expect(left(alice).getByRole("navigation", { name: "Conversations" })).toHaveCount(1);
  await expect(left(alice).getByRole("listitem").filter({ hasText: "Bob Okafor" })).toBeVisible();
});

for (const [way, said] of [
  ["an unknown app", "The chat can’t be reached"],
  ["an unknown conversation", "This conversation isn’t available"],
  ["somebody else's conversation", "This conversation isn’t available"],
] as const) {
  // shows: D46
  test(`${way}: the box says that it is not there`, async ({ open }) => {
    const alice = await page(open, way);

    await expect(left(alice).getByText(said)).toBeVisible();
    await expect(left(alice).getByRole("textbox")).toHaveCount(0);
  });
}

// shows: D17
test("somebody new is told what will be here", async ({ open }) => {
  const newcomer = await page(open, "somebody without conversations");

  await expect(left(newcomer).getByText("No conversations yet")).toBeVisible();
  await expect(right(newcomer).getByText("No conversations yet")).toBeVisible();
});

test("a page that starts its conversation in the older way has it, with both in it", async ({
  chinwag,
  open,
}) => {
  const alice = await page(open, "an older page");

  const field = left(alice).getByRole("textbox", { name: "Message to The Kiosk" });
  await field.fill("A newspaper, please");
  await field.press("Enter");
  await expect(left(alice).getByText("A newspaper, please", { exact: true }).first()).toBeVisible();
  const kiosk = (await chinwag.rest("GET", "/users/kiosk/conversations")) as {
    data: { custom: object; participants: object; lastMessage: { text: string } }[];
  };
  expect(kiosk.data).toHaveLength(1);
  expect(kiosk.data[0]?.custom).toEqual({ from: "kiosk" });
  expect(Object.keys(kiosk.data[0]?.participants ?? {})).toEqual(["alice", "kiosk"]);
});
