import { expect, test } from "vitest";
import { Story } from "./harness/story.ts";

test("what is visible is told on every connection, and nothing is opened for it", async () => {
  const story = new Story();
  const room = { selectedConversation: "room", hasFocus: true };
  story.session.setVisibleUis([room]);
  await story.clock.pass(60_000);
  expect(story.sockets).toEqual([]);

  const user = story.session.user("bob").get();
  await story.connects();
  const [told, asked] = await story.hears("presence.set", "user.get");
  expect(told?.uis).toEqual([room]);
  story.answers(told, {});
  story.answers(asked, { user: null });
  await user;

  const elsewhere = { hasFocus: false, custom: { page: "checkout" } };
  story.session.setVisibleUis([room, elsewhere]);
  const [next] = await story.hears("presence.set");
  expect(next?.uis).toEqual([room, elsewhere]);
  await story.cutsAndReturns();
  const [again] = await story.hears("presence.set");
  expect(again?.uis).toEqual([room, elsewhere]);

  story.session.setVisibleUis([]);
  expect((await story.hears("presence.set"))[0]?.uis).toEqual([]);
  await story.cutsAndReturns();
  await story.hearsNothing();
});
