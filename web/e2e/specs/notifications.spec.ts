import type { Page } from "@playwright/test";
import { pick, say } from "../support/chat.ts";
import type { ChinwagServer } from "../support/chinwag-server.ts";
import { expect, test } from "../support/test.ts";

/** In place of the desktop, which a browser without a window has not: it writes down what it is to show. */
const onDesktop =
  (permission: NotificationPermission, answer: NotificationPermission) => async (page: Page) => {
    await page.addInitScript(
      ([permission, answer]) => {
        const shown: { title: string; body: string; onclick: (() => void) | null; close(): void }[] = [];
        const FakeNotification = function (this: object, title: string, { body }: { body: string }) {
          const notification = { title, body, onclick: null, close: () => undefined };
          shown.push(notification);
          return notification;
        };
        Object.assign(FakeNotification, {
          permission,
          requestPermission: async () => {
            Object.assign(FakeNotification, { permission: answer });
            return answer;
          },
        });
        const query = navigator.permissions.query.bind(navigator.permissions);
        navigator.permissions.query = async (what) =>
          (what.name as string) === "notifications"
            ? ({ state: permission === "default" ? "prompt" : permission } as PermissionStatus)
            : query(what);
        document.hasFocus = () => (window as unknown as { looks: boolean }).looks ?? false;
        Object.assign(window, { Notification: FakeNotification, shown });
      },
      [permission, answer] as const,
    );
  };

const shown = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as { shown: { title: string; body: string }[] }).shown.map(
      ({ title, body }) => `${title}: ${body}`,
    ),
  );
const click = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

// shows: A34, A36, A41, A43, A87, B80, B94, A88, D69, D70
test("messages that nobody looks at are told of on the desktop", async ({ open }) => {
  const alice = await open("notifications.html", {}, onDesktop("default", "granted"));
  const told = alice.locator("output");
  await click(alice, "Turn on");
  await expect(told).toHaveText("done");
  await expect(alice.getByRole("switch", { name: "Notifications on this device" })).toBeChecked();
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  await say(bob, "Look here");
  await expect.poll(() => shown(alice)).toEqual([expect.stringMatching(/^Bob Okafor.*: Look here$/)]);

  await alice.evaluate(() => (window as unknown as { shown: { onclick(): void }[] }).shown[0]?.onclick());
  await expect(alice.getByRole("heading", { name: "Bob Okafor" })).toBeVisible();
  await click(alice, "Listen");
  await alice.evaluate(() => (window as unknown as { shown: { onclick(): void }[] }).shown[0]?.onclick());
  await expect(told).toHaveText(/older-clicked:alice-bob clicked:alice-bob:alice\s*$/);
  // Nobody listens any more, so an Inbox opens it again.
  await pick(alice, "Sofia Rossi");
  await alice.evaluate(() => (window as unknown as { shown: { onclick(): void }[] }).shown[0]?.onclick());
  await expect(alice.getByRole("heading", { name: "Bob Okafor" })).toBeVisible();
  await expect(told).toHaveText(/clicked:alice-bob:alice\s*$/);

  // It is kept for the next page.
  await alice.addInitScript(() => Object.assign(window.Notification, { permission: "granted" }));
  await alice.reload();
  await expect(alice.getByRole("switch")).toBeChecked();
  await say(bob, "And here");
  await expect.poll(() => shown(alice)).toEqual([expect.stringMatching(/: And here$/)]);

  await alice.getByRole("switch").click();
  await expect(alice.getByRole("switch")).not.toBeChecked();
  await say(bob, "Not here");
  await expect(alice.getByRole("navigation").getByText("Not here")).toBeVisible();
  expect(await shown(alice)).toHaveLength(1);
  await expect(told).toHaveText("toggled:false older-toggled");
  await click(alice, "Toggle");
  await expect(alice.getByRole("switch")).toBeChecked();
  await click(alice, "Turn off");
  await expect(told).toHaveText("toggled:false older-toggled done");
  await expect(alice.getByRole("switch")).not.toBeChecked();
});

// shows: D71
test("nobody is told of what is muted, was written by oneself, or is being looked at", async ({
  chinwag,
  open,
}) => {
  await chinwag.rest("PATCH", "/conversations/alice-sofia/participants/alice", { notify: false });
  await chinwag.rest("PATCH", "/conversations/book-club/participants/alice", { notify: "MentionsOnly" });
  const alice = await open("notifications.html", {}, onDesktop("granted", "granted"));
  await click(alice, "Turn on");
  await expect(alice.locator("output")).toHaveText("done");
  const send = (conversation: string, sender: string, text: string) =>
    chinwag.rest("POST", `/conversations/${conversation}/messages`, [{ type: "UserMessage", sender, text }]);
  await send("alice-sofia", "sofia", "muted");
  await send("alice-bob", "alice", "of my own");
  await send("book-club", "mei", "to all");
  await alice.evaluate(() => Object.assign(window, { looks: true }));
  await alice.getByRole("navigation").getByText("Bob Okafor").click();
  await expect(alice.getByRole("heading", { name: "Bob Okafor" })).toBeVisible();
  await send("alice-bob", "bob", "looked at");
  // The page has heard of it: it was decided by then whether the desktop is told.
  await expect(alice).toHaveTitle("looked at");
  await send("book-club", "mei", "to @alice");
  await alice.evaluate(() => Object.assign(window, { looks: false }));
  await send("alice-bob", "bob", "the last");
  await expect.poll(() => shown(alice)).toContainEqual(expect.stringMatching(/: the last$/));
  expect((await shown(alice)).filter((text) => /muted|own|to all|looked at/.test(text))).toEqual([]);
});

// shows: A32, A33, A102-A105, A282, A293, B3, B4
test("a page is asked before the browser asks, and hears of a refusal", async ({ open }) => {
  const alice = await open("notifications.html", { permissions: "events" }, onDesktop("default", "denied"));
  const told = alice.locator("output");
  await alice.evaluate(() => Object.assign(window, { refuses: true }));
  await click(alice, "Turn on");
  await expect(told).toHaveText("needed:notifications");
  await alice.evaluate("window.goOn()");
  await expect(told).toHaveText(/needed:notifications .*NOTIFICATIONS_PERMISSION_DENIED\s*$/);
  await alice.evaluate(() => Object.assign(window, { refuses: false }));
  await click(alice, "Turn on, loudly");
  await expect(told).toHaveText(/needed:notifications\s*$/);
  await alice.evaluate("window.goOn()");
  await expect(told).toHaveText(/denied:notifications NOTIFICATIONS_PERMISSION_DENIED\s*$/);
});

// shows: A32, A33
test("a page is asked before the browser is asked where somebody is, or for the microphone", async ({
  open,
}) => {
  const alice = await open("notifications.html", { permissions: "events" }, async (page) => {
    await page.addInitScript(() => {
      navigator.permissions.query = async () => ({ state: "prompt" }) as PermissionStatus;
      navigator.geolocation.getCurrentPosition = (_, failed) =>
        failed?.({ code: 1, PERMISSION_DENIED: 1 } as GeolocationPositionError);
      navigator.mediaDevices.getUserMedia = async () => {
        throw new DOMException("no", "NotAllowedError");
      };
    });
  });
  const told = alice.locator("output");
  await pick(alice, "Bob Okafor");
  for (const [button, type] of [
    ["Share location", "geolocation"],
    ["Record a voice message", "microphone"],
  ] as const) {
    await alice.evaluate(() => document.querySelector("output")?.replaceChildren());
    const panel = alice.getByRole("region", { name: button });
    await click(alice, button);
    await expect(told).toHaveText(`needed:${type}`);
    await expect(panel).toBeVisible();
    await alice.evaluate("window.goOn()");
    // Who hears of it tells it as the page has it, so the box does not.
    await expect(told).toHaveText(`needed:${type} denied:${type}`);
    await expect(panel).toHaveCount(0);
    await alice.evaluate(() => Object.assign(window, { refuses: true }));
    await click(alice, button);
    await expect(told).toHaveText(`needed:${type} denied:${type} needed:${type}`);
    await alice.evaluate("window.goOn()");
    await expect(panel).toHaveCount(0);
    await expect(told).toHaveText(`needed:${type} denied:${type} needed:${type}`);
    await alice.evaluate(() => Object.assign(window, { refuses: false }));
  }
});

// shows: D14, D70
test("who may have no notifications is told why, where they turn them on", async ({ open }) => {
  const alice = await open("notifications.html", {}, onDesktop("denied", "denied"));
  await alice.getByRole("switch", { name: "Notifications on this device" }).click();
  await expect(alice.getByRole("alert")).toContainText("does not let this page show notifications");
  const alerts: string[] = [];
  alice.on("dialog", (dialog) => {
    alerts.push(dialog.message());
    void dialog.accept();
  });
  await click(alice, "Turn on, loudly");
  await expect(alice.locator("output")).toHaveText("NOTIFICATIONS_PERMISSION_DENIED");
  expect(alerts).toEqual([expect.stringContaining("may not show notifications")]);
});

const tokens = async (chinwag: ChinwagServer) =>
  Object.keys(
    ((await chinwag.rest("GET", "/users/alice")) as { pushTokens: object | null }).pushTokens ?? {},
  );

// shows: A17, A37, A38, A44, A45, A71, A72
test("devices that take push notifications are added and taken away", async ({ chinwag, open }) => {
  const alice = await open("notifications.html", {});
  const told = alice.locator("output");
  await click(alice, "Push");
  await expect(told).toHaveText("done");
  await click(alice, "Register");
  await expect(told).toHaveText("done done");
  expect(await tokens(chinwag)).toEqual(["apns:three", "fcm:one"]);
  await click(alice, "Unregister");
  await expect(told).toHaveText("done done done");
  expect(await tokens(chinwag)).toEqual(["fcm:one"]);
  await click(alice, "Wrong push");
  await expect(told).toHaveText(/ARGUMENT_INVALID\s*$/);
  await click(alice, "Clear");
  await expect(told).toHaveText(/ARGUMENT_INVALID done\s*$/);
  expect(await tokens(chinwag)).toEqual([]);
});
