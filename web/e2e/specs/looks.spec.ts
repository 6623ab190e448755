import type { Locator } from "@playwright/test";
import { conversations, field, message, messages } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

async function middle(locator: Locator): Promise<number> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error("it is not on screen");
  return box.x + box.width / 2;
}

for (const dir of ["ltr", "rtl"] as const) {
  // shows: D68
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

/** Whether the first letter of a text stands to the left of its last. */
function runsToTheRight(text: Locator): Promise<boolean> {
  return text.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const node = walker.nextNode() as Text;
    const at = (from: number) => {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, from + 1);
      return range.getBoundingClientRect().left;
    };
    return at(0) < at(node.length - 1);
  });
}

for (const dir of ["ltr", "rtl"] as const) {
  // shows: D68
  test(`each text runs as its own language does, arrows and the launcher as the interface: ${dir}`, async ({
    chinwag,
    open,
  }) => {
    // The full stop and the question mark tell: they stand where the sentence ends.
    await chinwag.rest("POST", "/conversations/alice-bob/messages", [
      { type: "UserMessage", sender: "bob", text: "The bus leaves at 7:15." },
      { type: "UserMessage", sender: "bob", text: "متى تصل الحافلة؟" },
    ]);
    const query = { user: "alice", conversation: "alice-bob", dir };
    const alice = await open("any-box.html", { ...query, box: "inbox" }, (page) =>
      page.setViewportSize({ width: 390, height: 700 }),
    );
    await expect(message(alice, "متى تصل الحافلة؟")).toBeVisible();
    expect(await runsToTheRight(message(alice, "The bus leaves at 7:15."))).toBe(true);
    expect(await runsToTheRight(message(alice, "متى تصل الحافلة؟"))).toBe(false);
    const arrow = alice.getByRole("button", { name: "Back to conversations" }).locator("svg");
    await expect(arrow).toHaveCSS("transform", dir === "ltr" ? "none" : "matrix(-1, 0, 0, 1, 0, 0)");

    const popup = await open("any-box.html", { ...query, box: "popup" });
    const launcher = popup.getByRole("button", { name: /^Open chat/ });
    await expect(launcher).toBeVisible();
    expect((await middle(launcher)) > 550).toBe(dir === "ltr");
    await launcher.click();
    await expect(field(popup)).toBeVisible();
    expect((await middle(popup.getByRole("dialog", { name: "Chat" }))) > 550).toBe(dir === "ltr");
  });
}
