import { barriers } from "../support/axe.ts";
import { messages } from "../support/chat.ts";
import type { ChinwagServer } from "../support/chinwag-server.ts";
import { PNG } from "../support/picture.ts";
import { expect, test } from "../support/test.ts";

async function sendPicture(chinwag: ChinwagServer, name: string): Promise<void> {
  const form = new FormData();
  form.set("subtype", "image");
  form.set("file", new Blob([PNG]), name);
  const answer = await fetch(`${chinwag.origin}/v1/demo/files`, {
    method: "POST",
    headers: { authorization: "Bearer sk_test_demo" },
    body: form,
  });
  const { attachmentToken } = (await answer.json()) as { attachmentToken: string };
  await chinwag.rest("POST", "/conversations/alice-bob/messages", [
    { type: "UserMessage", sender: "bob", attachmentToken },
  ]);
}

// shows: D38
// wcag: 2.4.3, 2.4.4
test("a picture opens large, leads to the next, and gives the focus back", async ({ chinwag, open }) => {
  for (const name of ["one.png", "two.png"]) await sendPicture(chinwag, name);
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  const link = messages(alice).getByRole("link", { name: "two.png" });
  await link.click();
  const lightbox = alice.getByRole("dialog", { name: "Picture: two.png" });
  await expect(lightbox.getByRole("img", { name: "two.png" })).toBeVisible();
  expect(await barriers(alice)).toEqual([]);
  await alice.keyboard.press("ArrowRight");
  await expect(lightbox).toBeVisible();
  await alice.keyboard.press("ArrowLeft");
  const other = alice.getByRole("dialog", { name: "Picture: one.png" });
  await expect(other.getByRole("img", { name: "one.png" })).toBeVisible();
  await expect(other.getByRole("link", { name: "Download" })).toHaveAttribute("download", "one.png");
  await other.getByRole("button", { name: "Next picture" }).click();
  await expect(lightbox).toBeVisible();
  await alice.keyboard.press("Escape");
  await expect(lightbox).toHaveCount(0);
  await expect(link).toBeFocused();
  await alice.keyboard.press("Enter");
  await lightbox.getByRole("button", { name: "Close" }).click();
  await expect(lightbox).toHaveCount(0);
});
