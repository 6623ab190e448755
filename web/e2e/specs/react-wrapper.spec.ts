import { bundle } from "../support/bundle.ts";
import { expect, test } from "../support/test.ts";

let script: string;
test.beforeAll(async () => {
  script = await bundle("react-wrapper.js");
});

// shows: D5
test("the wrapper for React that others publish works as it is, under StrictMode", async ({
  chinwag,
  open,
}) => {
  const sockets = { open: 0 };
  const alice = await open("npm.html", {}, (page) => {
    page.on("websocket", (socket) => {
      sockets.open += 1;
      socket.on("close", () => {
        sockets.open -= 1;
      });
    });
  });
  await alice.addScriptTag({ content: script, type: "module" });
  const chatbox = alice.locator(".chatbox .t-chatbox").first();
  await expect(chatbox.getByText("Wrapped")).toBeVisible();
  await expect(alice.locator("#unreads")).toHaveText(/\d+ unread/);
  const told = alice.locator("output");
  await expect(told).toHaveText(/selected:alice-bob/);
  const popup = alice.getByRole("dialog");
  await expect(popup.getByRole("heading", { name: "Sofia Rossi" })).toBeVisible();

  const field = chatbox.getByRole("textbox");
  await field.fill("A lamp");
  await field.press("Enter");
  await expect(told).toHaveText(/sent:A lamp.* message:A lamp/);
  await expect(chatbox.getByText("A lamp", { exact: true })).toBeVisible();
  expect(await chinwag.rest("GET", "/conversations/wrapped")).toMatchObject({
    ...{ subject: "Wrapped", participants: { alice: {}, bob: {} } },
  });

  const background = () =>
    alice.locator(".chatbox .box").evaluate((element) => getComputedStyle(element).backgroundColor);
  const light = await background();
  await alice.getByRole("button", { name: "Other theme" }).click();
  await expect.poll(background).not.toBe(light);
  await expect(chatbox.getByText("A lamp", { exact: true })).toBeVisible();

  await expect.poll(() => sockets.open).toBe(1);
  await alice.evaluate("window.unmount()");
  await expect(
    alice.locator("[class*='t-chatbox'], .t-inbox, .__talkjs_popup, .__talkjs_launcher"),
  ).toHaveCount(0);
  await expect.poll(() => sockets.open).toBe(0);
});
