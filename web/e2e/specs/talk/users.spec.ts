import { expect, test } from "../../support/try-page.ts";

// shows: B6, B8-B15, B17, B19
test("a user keeps the fields that are given, and they are written when the user is used", async ({
  chinwag,
  page,
}) => {
  const fields = {
    id: "zoe",
    name: "Zoë",
    email: "zoe@example.com",
    phone: ["+31201234567"],
    photoUrl: "https://example.com/zoe.png",
    welcomeMessage: "Hello there",
    role: "agent",
    custom: { a: "1", b: "2" },
    locale: "nl-NL",
  };
  const kept = await page.evaluate(async (fields) => {
    const me = new Talk.User(fields);
    const before = { ...me };
    const session = new Talk.Session({ appId: "demo", me });
    await session.currentUser.get();
    return before;
  }, fields);
  expect(kept).toEqual(fields);
  const stored = { ...fields, email: ["zoe@example.com"] };
  await expect.poll(() => chinwag.rest("GET", "/users/zoe").catch(() => null)).toMatchObject(stored);

  // Absent keeps, `null` deletes, custom values one by one.
  await page.evaluate(async () => {
    const patch = {
      email: null,
      phone: null,
      photoUrl: null,
      welcomeMessage: null,
      custom: { a: null, c: "3" },
    };
    const me = new Talk.User({ id: "zoe", name: "Zoë van Dam", ...patch });
    await new Talk.Session({ appId: "demo", me }).currentUser.get();
  });
  await expect
    .poll(() => chinwag.rest("GET", "/users/zoe"))
    .toMatchObject({
      ...{ name: "Zoë van Dam", role: "agent", locale: "nl-NL" },
      ...{ email: null, phone: null, photoUrl: null, welcomeMessage: null, custom: { b: "2", c: "3" } },
    });
});

// shows: B16, B18
test("fields of older pages mean what they meant", async ({ chinwag, page }) => {
  await page.evaluate(async () => {
    const me = new Talk.User({
      id: 12,
      name: "Twelve",
      configuration: "seller",
      availabilityText: "Back at nine",
    });
    await new Talk.Session({ appId: "demo", me }).currentUser.get();
  });
  await expect
    .poll(() => chinwag.rest("GET", "/users/12").catch(() => null))
    .toMatchObject({ name: "Twelve", role: "seller", welcomeMessage: "Back at nine" });
});
