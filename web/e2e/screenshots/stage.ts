import type { BrowserContext, Page } from "@playwright/test";
import type { ChinwagServer } from "../support/chinwag-server.ts";
import { sound, uploaded } from "../support/kinds.ts";
import { draw } from "./drawings.ts";
import type { Said, Scene, Someone, Talk } from "./scene.ts";

/** Where the photos seem to be. */
const PHOTOS = "https://photos.example/";

/** Lets a browser find the photos, which are drawn by a page. */
export async function hangPhotos(context: BrowserContext, artist: Page): Promise<void> {
  await context.route(`${PHOTOS}**`, async (route) => {
    const [kind, hue] = new URL(route.request().url()).pathname.slice(1).split("/");
    const drawing = { kind: kind as "portrait" | "landscape", hue: Number(hue), width: 160, height: 160 };
    await route.fulfill({ contentType: "image/jpeg", body: await draw(artist, drawing) });
  });
}

const photo = (kind: string, hue: number | undefined) =>
  hue === undefined ? {} : { photoUrl: `${PHOTOS}${kind}/${hue}` };

/** Puts all of a scene onto a server. */
export async function build(chinwag: ChinwagServer, artist: Page, scene: Scene): Promise<void> {
  const user = ({ id, name, hue }: Someone) =>
    chinwag.rest("PUT", `/users/${id}`, { name, locale: scene.locale, ...photo("portrait", hue) });
  for (const someone of [scene.me, ...scene.people]) await user(someone);
  // Who has no conversation yet, and who has one without a message.
  for (const kind of ["new", "first"]) await user({ ...scene.me, id: `${kind}-${scene.me.id}` });
  for (const talk of [...scene.talks].reverse()) await hold(chinwag, artist, talk, scene.me.id);
  await chinwag.rest("PUT", `/conversations/empty-${scene.locale}`, {
    participants: [`first-${scene.me.id}`, scene.people[0]?.id],
  });
}

async function hold(chinwag: ChinwagServer, artist: Page, talk: Talk, me: string): Promise<void> {
  const { id, subject, hue, participants, said, reactions = [], unread = 0 } = talk;
  const path = `/conversations/${id}`;
  await chinwag.rest("PUT", path, { participants, ...(subject && { subject }), ...photo("landscape", hue) });
  const ids: string[] = [];
  for (const [at, [minutesAgo, sender, what]] of said.entries()) {
    const isRead = at < said.length - unread;
    const message = {
      sender,
      timestamp: Date.now() - minutesAgo * 60_000,
      readBy: isRead ? participants : participants.filter((participant) => participant !== me),
      ...(await body(chinwag, artist, what, ids)),
    };
    const [sent] = (await chinwag.rest("POST", `/import${path}/messages`, [message])) as { id: string }[];
    ids.push(sent?.id ?? "");
  }
  for (const [at, emoji, by] of reactions) {
    await chinwag.rest("PUT", `${path}/messages/${ids[at]}/reactions/${encodeURIComponent(emoji)}/${by}`, {});
  }
}

async function body(
  chinwag: ChinwagServer,
  artist: Page,
  what: Said[2],
  ids: readonly string[],
): Promise<object> {
  if (typeof what === "string") return { text: what };
  if ("repliesTo" in what) return { text: what.text, referencedMessageId: ids[what.repliesTo] };
  if ("content" in what) return { content: what.content };
  const { file, name } = what;
  if (file === "voice") return { attachmentToken: await uploaded(chinwag, name, sound(), "voice") };
  if (file === "document") {
    return { attachmentToken: await uploaded(chinwag, name, Buffer.alloc(480_000, "%PDF-1.7 ")) };
  }
  const kind = name.startsWith("Brass") ? "object" : "landscape";
  const bytes = await draw(artist, { kind, hue: 245, width: 960, height: 600 });
  return { attachmentToken: await uploaded(chinwag, name, bytes, "image") };
}
