import { field, message } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

// shows: D73
test("a page of another site gets everything it embeds from the server", async ({ chinwag, site, open }) => {
  const requests: string[] = [];
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" }, (page) => {
    page.on("request", (request) => requests.push(request.url()));
    page.on("websocket", (socket) => requests.push(socket.url()));
  });
  await expect(message(bob, "You are the best 🙌")).toBeVisible();
  await expect(bob).toHaveTitle("A page with a Chatbox");

  const origins = new Set(requests.map((url) => new URL(url).origin.replace("ws:", "http:")));
  expect(site.origin).not.toBe(chinwag.origin);
  expect([...origins].sort()).toEqual([chinwag.origin, site.origin].sort());
  expect(requests.filter((url) => url.startsWith("ws:"))).toHaveLength(1);
  expect(requests.filter((url) => url.startsWith(site.origin))).toHaveLength(1);
});

test("the script may arrive after the page asked for it", async ({ open }) => {
  const bob = await open("snippet.html", { user: "bob", conversation: "alice-bob" });

  await expect(field(bob)).toBeVisible();
});

test("a Popup opens from its launcher and closes again", async ({ open }) => {
  const bob = await open("popup.html", { user: "bob", conversation: "alice-bob" });
  await expect(field(bob)).toBeHidden();

  await bob.getByRole("button", { name: /^Open chat/ }).click();
  await expect(field(bob)).toBeVisible();

  await bob.getByRole("button", { name: "Close chat" }).click();
  await expect(field(bob)).toBeHidden();
});
