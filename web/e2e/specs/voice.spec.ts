import type { Page } from "@playwright/test";
import { barriers } from "../support/axe.ts";
import { message, messages } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

// A microphone that beeps.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const args = ["--use-fake-device-for-media-stream", "--autoplay-policy=no-user-gesture-required"];
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...args] });
  },
});

const recorder = (page: Page) => page.getByRole("region", { name: "Record a voice message" });

async function both(open: (page: string, query: Record<string, string>) => Promise<Page>) {
  const alice = await open("chatbox.html", { user: "alice", conversation: "alice-bob" });
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  await expect(message(alice, "You are the best 🙌")).toBeVisible();
  return [alice, bob] as const;
}

// shows: A257, D39, D57
test("a voice is recorded, heard before it is sent, and heard by the other", async ({ open }) => {
  const [alice, bob] = await both(open);
  await alice.context().grantPermissions(["microphone"]);
  await alice.getByRole("button", { name: "Record a voice message" }).click();
  await expect(recorder(alice).getByRole("timer")).toHaveText("0:01");
  await recorder(alice).getByRole("button", { name: "End the recording" }).click();
  await expect(recorder(alice)).toHaveCount(0);
  const attached = alice.getByRole("list", { name: "Attached files" });
  await expect(attached.getByRole("slider")).toHaveAttribute("aria-valuetext", /^0:00 \/ 0:\d[1-9]$/);
  const length = (await attached.getByRole("slider").getAttribute("aria-valuetext")) ?? "";
  await alice.getByRole("button", { name: "Send" }).click();
  await expect(attached).toHaveCount(0);
  for (const page of [alice, bob]) {
    const voice = messages(page).getByRole("group", { name: "Voice message" });
    await expect(voice.getByRole("slider")).toHaveAttribute("aria-valuetext", length);
  }
  const voice = messages(bob).getByRole("group", { name: "Voice message" });
  await voice.getByRole("button", { name: "Speed: 1 times" }).click();
  await voice.getByRole("button", { name: "Play" }).click();
  await voice.getByRole("button", { name: "Pause" }).click();
  await expect(voice.getByRole("button", { name: "Play" })).toBeVisible();
  await voice.getByRole("slider").press("End");
  await expect(voice.getByRole("slider")).not.toHaveAttribute("aria-valuenow", "0");
  await voice.getByRole("slider").press("Home");
  await expect(voice.getByRole("slider")).toHaveAttribute("aria-valuenow", "0");
  expect(await barriers(bob)).toEqual([]);
});

// shows: D57
test("a recording that is given up leaves nothing, and lets the microphone go", async ({ open }) => {
  const [alice] = await both(open);
  await alice.context().grantPermissions(["microphone"]);
  await alice.evaluate(() => {
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted);
      Object.assign(window, { stream });
      return stream;
    };
  });
  await alice.getByRole("button", { name: "Record a voice message" }).click();
  await expect(recorder(alice).getByRole("button", { name: "End the recording" })).toBeVisible();
  expect(await barriers(alice)).toEqual([]);
  await recorder(alice).getByRole("button", { name: "Cancel" }).click();
  await expect(recorder(alice)).toHaveCount(0);
  const state = () =>
    alice.evaluate(() => (window as unknown as { stream: MediaStream }).stream.getTracks()[0]?.readyState);
  await expect.poll(state).toBe("ended");
  await expect(alice.getByRole("list", { name: "Attached files" })).toHaveCount(0);
});

test("a browser that gives no microphone is said to be the reason", async ({ open }) => {
  const [alice] = await both(open);
  await alice.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await alice.getByRole("button", { name: "Record a voice message" }).click();
  await expect(recorder(alice).getByRole("alert")).toContainText("does not let this page use the microphone");
  await recorder(alice).getByRole("button", { name: "Close" }).click();
  await expect(recorder(alice)).toHaveCount(0);
});
