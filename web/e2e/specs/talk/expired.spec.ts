import { message } from "../../support/chat.ts";
import { token } from "../../support/data-api.ts";
import { expect, test } from "../../support/try-page.ts";

// shows: D8
test("whose token is not renewed is told to load the page again", async ({ chinwag, page }) => {
  await chinwag.set("--authentication", "on");
  await page.evaluate(
    async (token) => {
      const session = new Talk.Session({ appId: "demo", userId: "alice", token });
      const chatbox = session.createChatbox();
      chatbox.select("alice-bob");
      await chatbox.mount(document.getElementById("left"));
    },
    token("alice", 4),
  );
  await expect(message(page, "You are the best 🙌")).toBeVisible();
  await expect(page.getByText("The chat has been disconnected. Reload the page to continue.")).toBeVisible({
    timeout: 20_000,
  });
  await expect(message(page, "You are the best 🙌")).toBeVisible();
});
