import { test } from "../../support/data-api.ts";
import { expect } from "../../support/test.ts";

// shows: C29
test("without a service a message is not translated, and says so", async ({ join }) => {
  const alice = join("alice");
  const ref = await alice.conversation("alice-bob").send("hello");
  await expect(ref.translate("nl")).rejects.toMatchObject({ code: "FEATURE_OFF" });
});
