import { pick } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";

/** The secret key of the app that `chinwag dev` makes. */
const KEY = "sk_test_demo";

type Widget = { selectedConversationId: string | null; hasFocus: boolean };

// shows: D63
test("a back end sees what somebody looks at", async ({ open, chinwag }) => {
  const widgets = async (): Promise<Widget[]> => {
    const answer = await fetch(`${chinwag.origin}/v1/demo/presences`, {
      method: "POST",
      headers: { authorization: `Bearer ${KEY}`, "content-type": "application/json" },
      body: JSON.stringify({ userIds: ["alice"] }),
    });
    const { data } = (await answer.json()) as { data: { alice?: { widgets: Widget[] } } };
    return (data.alice?.widgets ?? []).map(({ selectedConversationId, hasFocus }) => ({
      selectedConversationId,
      hasFocus,
    }));
  };
  expect(await widgets()).toEqual([]);

  const alice = await open("inbox.html", { user: "alice", conversation: "alice-bob" });
  await alice.getByRole("textbox", { name: /Message to/ }).click();
  await expect.poll(widgets).toEqual([{ selectedConversationId: "alice-bob", hasFocus: true }]);
  await pick(alice, "Sofia Rossi");
  await expect.poll(async () => (await widgets())[0]?.selectedConversationId).toMatch(/sofia/);
  await alice.evaluate(() => (document.activeElement as HTMLElement).blur());
  await expect.poll(async () => (await widgets())[0]?.hasFocus).toBe(false);

  await alice.goto("about:blank");
  await expect.poll(widgets).toEqual([]);
});
