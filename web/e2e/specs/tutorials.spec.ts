import { execFileSync } from "node:child_process";
import { message, say } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

// shows: D1, D3
test("two people talk, on a page as tutorials have it, snippet and all", async ({ chinwag, open }) => {
  const alice = await open("one-on-one.html", {});
  await expect(message(alice, "Hey, how can I help?")).toBeVisible();
  await expect(alice.getByText("Loading chat...")).toHaveCount(0);
  await expect(alice.getByRole("heading", { name: "Sebastian" })).toBeVisible();
  await say(alice, "I lost my key");
  await expect(message(alice, "I lost my key")).toBeVisible();
  expect(await chinwag.rest("GET", "/users/654321")).toMatchObject({ name: "Sebastian", role: "booker" });
});

test("a group rings, counts and changes the title of its page", async ({ chinwag, open }) => {
  const anna = await open("group.html", {});
  await expect(anna.getByRole("button", { name: "Open chat", exact: true })).toBeVisible();
  await expect(anna).toHaveTitle("The team");
  await anna.getByRole("button", { name: "Open chat" }).click();
  await expect(anna.getByRole("heading", { name: "The team" })).toBeVisible();
  await anna.getByRole("button", { name: "Close chat" }).click();
  const said = (text: string) => [{ type: "UserMessage", sender: "ben", text }];
  await chinwag.rest("POST", "/conversations/team/messages", said("Lunch?"));
  await chinwag.rest("POST", "/conversations/team/messages", said("Now?"));
  await expect(anna).toHaveTitle("(2) The team");
  await expect(anna.locator("#notifier-badge")).toHaveText("2");
  expect(await anna.evaluate("sounds")).toEqual(["ping", "ping"]);
  await anna.getByRole("button", { name: "Open chat, 2 unread messages" }).click();
  await expect(message(anna, "Now?")).toBeVisible();
  await expect(anna).toHaveTitle("The team");
});

test("a page on which nobody chats loads the script, and nothing more", async ({ chinwag, open }) => {
  const loaded: string[] = [];
  const alice = await open("blank.html", {}, (page) => {
    page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  });
  await alice.waitForLoadState("networkidle");
  expect(loaded.filter((path) => path.endsWith(".js"))).toEqual(["/talk.js"]);
  await alice.evaluate(() => globalThis.Talk.ready);
  await expect.poll(() => loaded.filter((path) => path.includes("/assets/"))).toHaveLength(1);
  const [asset = ""] = loaded.filter((path) => path.includes("/assets/talk-"));
  const { headers } = await fetch(chinwag.origin + asset);
  expect(headers.get("cache-control")).toMatch(/max-age=31536000, immutable/);
});

// shows: D2
test("the package can be imported where there is no page, in both ways", async () => {
  const run = (...how: string[]) => execFileSync(process.execPath, how, { encoding: "utf8" }).trim();
  const names = "Object.keys(Talk).sort().join()";
  const all = "Error,ErrorCode,Session,TalkError,User,oneOnOneId,ready";
  const id = "Talk.oneOnOneId('a','b')";
  const esm = `import Talk from "talkjs"; console.log(${names}, ${id})`;
  expect(run("--input-type=module", "-e", esm)).toBe(`${all} d12e223825a919e00efd`);
  expect(run("-e", `const Talk = require("talkjs"); console.log(${names}, ${id})`)).toMatch(
    /d12e223825a919e00efd$/,
  );
});
