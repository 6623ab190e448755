import type { Locator } from "@playwright/test";
import { conversations, field, message, messages } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

async function middle(locator: Locator): Promise<number> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error("it is not on screen");
  return box.x + box.width / 2;
}

for (const dir of ["ltr", "rtl"] as const) {
  test(`one's own messages are at the end side, the list at the start side: ${dir}`, async ({ open }) => {
    const alice = await open("full-inbox.html", { user: "alice", dir });
    await conversations(alice).filter({ hasText: "Bob Okafor" }).getByRole("button").click();
    const own = message(alice, "Perfect. I will bring enough for both of us.");
    await expect(own).toBeVisible();
    const forward = dir === "ltr" ? 1 : -1;
    const centre = await middle(messages(alice));

    expect(((await middle(own)) - centre) * forward).toBeGreaterThan(0);
    expect(((await middle(message(alice, "You are the best 🙌"))) - centre) * forward).toBeLessThan(0);
    expect(((await middle(conversations(alice).first())) - centre) * forward).toBeLessThan(0);
    await field(alice).fill("Something to send");
    const send = alice.getByRole("button", { name: "Send" });
    expect(((await middle(send)) - (await middle(field(alice)))) * forward).toBeGreaterThan(0);
    // The small corners tell a group, on the side of the sender.
    const bubble = message(alice, "Booked: 18:30, and they have the new overhang open.");
    const [joint, round] = dir === "ltr" ? ["left", "right"] : ["right", "left"];
    await expect(bubble).toHaveCSS(`border-bottom-${joint}-radius`, "5px");
    await expect(bubble).toHaveCSS(`border-bottom-${round}-radius`, "18px");
  });
}

test("the box is dark where the reader's system is, unless the page says otherwise", async ({ open }) => {
  const alice = await open("full-inbox.html", { user: "alice" }, (page) =>
    page.emulateMedia({ colorScheme: "dark" }),
  );
  await expect(conversations(alice).first()).toBeVisible();
  const box = alice.locator(".box");
  await expect(box).toHaveCSS("background-color", "rgb(22, 25, 26)");
  await expect(box).toHaveCSS("color", "rgb(233, 238, 236)");

  await alice
    .locator(".t-inbox[class='t-inbox']")
    .evaluate((element) => element.setAttribute("theme", "light"));

  await expect(box).toHaveCSS("background-color", "rgb(255, 255, 255)");
  await expect(box).toHaveCSS("color", "rgb(23, 32, 30)");
});
