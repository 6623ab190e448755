import { conversations, field, message, messages } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

const CONVERSATIONS = 40;
const SWITCHES = 500;

test.describe.configure({ timeout: 60_000 });

test.beforeEach(async ({ chinwag }) => {
  for (let number = 0; number < CONVERSATIONS; number++) {
    await chinwag.rest("PUT", `/conversations/c${number}`, {
      subject: `Subject ${number}`,
      participants: ["alice", "bob", "sofia"],
    });
    await chinwag.rest("POST", `/conversations/c${number}/messages`, [
      { type: "UserMessage", sender: "bob", text: `Said in ${number}` },
    ]);
  }
});

test("whoever switches five hundred times, however quickly, ends on the last", async ({ open }) => {
  const alice = await open("inbox.html", { user: "alice" });
  await expect(conversations(alice).first()).toBeVisible();

  // By clicks, some in one frame and some with time for half an answer.
  const last = await alice.evaluate(async (switches) => {
    const root = document.querySelector(".t-inbox")?.shadowRoot;
    let subject = "";
    for (let count = 0; count < switches; count++) {
      const items = [...(root?.querySelectorAll<HTMLElement>(".item") ?? [])];
      const item = items[(count * 7) % items.length];
      item?.click();
      subject = item?.querySelector(".item-title")?.textContent ?? "";
      if (count % 5 === 0) await new Promise(requestAnimationFrame);
      if (count % 50 === 0) await new Promise<void>((resolve) => requestIdleCallback(() => resolve()));
    }
    return subject;
  }, SWITCHES);

  await expect(alice.getByRole("heading", { name: last })).toBeVisible();
  await expect(message(alice, `Said in ${last.replace("Subject ", "")}`)).toBeVisible();
  await expect(messages(alice).getByText(/^Said in/)).toHaveCount(1);
  await expect(conversations(alice).filter({ has: alice.locator("[aria-current]") })).toHaveText(
    new RegExp(`Said in ${last.replace("Subject ", "")}\\W*$`),
  );
  await field(alice).fill(`In ${last}`);
  await field(alice).press("Enter");
  await expect(conversations(alice).first()).toHaveText(new RegExp(`${last}.*In ${last}`));
});

test("a page that selects five hundred times, however quickly, ends on the last", async ({ open }) => {
  const alice = await open("blank.html", {});
  const last = await alice.evaluate(
    async ([conversations, switches]) => {
      await Talk.ready;
      const session = new Talk.Session({ appId: "demo", userId: "alice" });
      const inbox = session.createInbox();
      const container = document.createElement("div");
      container.style.blockSize = "600px";
      document.body.append(container);
      const mounted = inbox.mount(container);
      let id = 0;
      for (let count = 0; count < switches; count++) {
        id = (count * 11) % conversations;
        inbox.select(`c${id}`);
        if (count % 7 === 0) await new Promise(requestAnimationFrame);
      }
      await mounted;
      return id;
    },
    [CONVERSATIONS, SWITCHES] as const,
  );
  await expect(message(alice, `Said in ${last}`)).toBeVisible();
  await expect(alice.getByRole("heading", { name: `Subject ${last}` })).toBeVisible();
});
