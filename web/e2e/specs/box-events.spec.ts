import { expect, test } from "../support/test.ts";

// shows: A47, B66, B72, B73, B75, B76, B100, B101, B161
test("a page hears who turns to its boxes and which keys are pressed there, as long as it listens", async ({
  open,
}) => {
  const alice = await open("box-events.html", {});
  const told = alice.locator("output");
  const field = alice.locator(".t-chatbox").getByRole("textbox");
  const elsewhere = alice.getByRole("button", { name: "Elsewhere" });

  await field.click();
  await field.press("Shift+A");
  await expect(told).toHaveText("focus older-focus down:Shift:true down:A:true up:A:true up:Shift:false");
  await elsewhere.click();
  await expect(told).toHaveText(/up:Shift:false blur\s*$/);

  await alice.getByRole("button", { name: "Stop listening" }).click();
  await field.focus();
  await field.press("b");
  await expect(told).toHaveText(/blur focus down:b:true\s*$/);

  await alice.getByRole("button", { name: "Show the Popup" }).click();
  const panel = alice.getByRole("dialog");
  await panel.getByRole("textbox").press("c");
  await panel.getByRole("textbox").press("Escape");
  await expect(told).toHaveText(/down:b:true blur close\s*$/);
  await alice.getByRole("button", { name: /^Open chat/ }).click();
  await expect(told).toHaveText(/close open\s*$/);
});
