import type { Page } from "@playwright/test";
import { field, messages, say } from "../support/chat.ts";
import { picture } from "../support/picture.ts";
import { expect, test } from "../support/test.ts";

const notes = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("remember the milk") };

/** What stands above the field and is not sent yet. */
const tray = (page: Page) => page.getByRole("list", { name: "Attached files" }).getByRole("listitem");
const choose = (page: Page) => page.locator("input[type=file]");

// shows: D40, D55
// wcag: 2.4.4, 2.5.7
test("files that are chosen are sent with the text, and seen by others", async ({ open }) => {
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  await expect(messages(bob)).toBeVisible();
  await choose(alice).setInputFiles([picture, notes]);
  await expect(tray(alice)).toHaveCount(2);
  await say(alice, "Look at these");
  await expect(tray(alice)).toHaveCount(0);

  const image = messages(bob).getByRole("img", { name: "two.png" });
  await expect(image).toBeVisible();
  // It is there, and not only its space.
  await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(2);
  const link = messages(bob).getByRole("link", { name: "notes.txt" });
  const download = bob.waitForEvent("download");
  await link.click();
  expect((await download).suggestedFilename()).toBe("notes.txt");
});

// shows: D55
test("files can be pasted and dropped, and taken away again", async ({ open }) => {
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  await expect(messages(alice)).toBeVisible();
  await field(alice).evaluate((element) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["pasted"], "pasted.txt"));
    element.dispatchEvent(
      new ClipboardEvent("paste", {
        clipboardData: transfer,
        bubbles: true,
        cancelable: true,
        composed: true,
      }),
    );
  });
  await expect(tray(alice)).toHaveText(/pasted\.txt/);
  const overlay = alice.getByText("Drop files to attach them");
  const drag = (type: string) =>
    messages(alice).evaluate((element, name) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["dropped"], "dropped.txt"));
      element.dispatchEvent(
        new DragEvent(name, { dataTransfer: transfer, bubbles: true, cancelable: true, composed: true }),
      );
    }, type);
  await drag("dragenter");
  await expect(overlay).toBeVisible();
  await drag("drop");
  await expect(overlay).toHaveCount(0);
  await expect(tray(alice)).toHaveCount(2);
  await alice.getByRole("button", { name: "Remove pasted.txt" }).click();
  await expect(tray(alice)).toHaveText(/dropped\.txt/);
  await field(alice).press("Enter");
  await expect(messages(alice).getByRole("link", { name: "dropped.txt" })).toBeVisible();
  await expect(messages(alice).getByRole("link", { name: "pasted.txt" })).toHaveCount(0);
});

// shows: D55
test("a file that cannot be taken says why, and the text stays", async ({ open }) => {
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  await expect(messages(alice)).toBeVisible();
  await field(alice).fill("Half a sentence");
  await choose(alice).evaluate((element: HTMLInputElement) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(50_000_001)], "huge.bin"));
    element.files = transfer.files;
    element.dispatchEvent(new Event("change"));
  });
  await expect(tray(alice)).toContainText("the file is too large");
  await expect(field(alice)).toHaveValue("Half a sentence");
  await alice.getByRole("button", { name: "Remove huge.bin" }).click();
  await expect(tray(alice)).toHaveCount(0);
});

test("an upload goes on when the server is back", async ({ chinwag, open }) => {
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  await expect(messages(alice)).toBeVisible();
  // The bytes leave, and nobody answers.
  let held = 0;
  await alice.route("**/uploads/**", async (route) => {
    if (route.request().method() !== "PATCH" || held > 0) return route.fallback();
    held += 1;
    await route.abort("connectionreset");
  });
  await choose(alice).setInputFiles([notes]);
  await expect.poll(() => held).toBe(1);
  await chinwag.crash();
  await chinwag.restart();
  await field(alice).press("Enter");
  await expect(messages(alice).getByRole("link", { name: "notes.txt" })).toBeVisible();
});
