import { messages } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

// shows: D56
test("one's place is found, looked at and sent", async ({ open }) => {
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  await alice.context().grantPermissions(["geolocation"]);
  await alice.context().setGeolocation({ latitude: 52.37, longitude: 4.89 });
  await alice.getByRole("button", { name: "Share location" }).click();
  const panel = alice.getByRole("region", { name: "Share location" });
  await expect(panel).toContainText("52.37");
  await panel.getByRole("button", { name: "Share location" }).click();
  await expect(panel).toHaveCount(0);
  const link = messages(bob).getByRole("link", { name: /Location/ });
  await expect(link).toHaveAttribute("href", /mlat=52\.37&mlon=4\.89/);
});

test("a browser that may not tell is said to be the reason", async ({ open }) => {
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  await alice.context().clearPermissions();
  await alice.evaluate(() => {
    navigator.geolocation.getCurrentPosition = (_, failed) =>
      failed?.({ code: 1, PERMISSION_DENIED: 1 } as GeolocationPositionError);
  });
  await alice.getByRole("button", { name: "Share location" }).click();
  const panel = alice.getByRole("region", { name: "Share location" });
  await expect(panel.getByRole("alert")).toContainText("does not let this page know");
  await panel.getByRole("button", { name: "Close" }).click();
  await expect(panel).toHaveCount(0);
});
