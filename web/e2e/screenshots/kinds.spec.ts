import type { Page } from "@playwright/test";
import { field, message, messages } from "../support/chat.ts";
import type { ChinwagServer } from "../support/chinwag-server.ts";
import { sound, uploaded } from "../support/kinds.ts";
import { expect, test } from "../support/test.ts";
import { FOLDER } from "./folder.ts";

/** Media made by the browser itself: a picture, and a film of it that moves. */
async function media(page: Page): Promise<{ picture: Buffer; film: Buffer }> {
  const encoded = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 400 });
    const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
    const draw = (sun: number) => {
      const sky = pen.createLinearGradient(0, 0, 0, 400);
      for (const [at, colour] of [
        [0, "#27476e"],
        [0.6, "#e8a87c"],
        [1, "#f6d186"],
      ] as const)
        sky.addColorStop(at, colour);
      pen.fillStyle = sky;
      pen.fillRect(0, 0, 640, 400);
      pen.fillStyle = "#fff1c1";
      pen.beginPath();
      pen.arc(sun, 250, 46, 0, 7);
      pen.fill();
      for (const [colour, height] of [
        ["#4c5c68", 0],
        ["#2c3e50", 60],
      ] as const) {
        pen.fillStyle = colour;
        pen.beginPath();
        pen.moveTo(0, 400);
        for (let x = 0; x <= 640; x += 80) pen.lineTo(x, 270 + height + ((x * 7 + height) % 110) - 55);
        pen.lineTo(640, 400);
        pen.fill();
      }
    };
    const base64 = async (blob: Blob) => {
      const bytes = new Uint8Array(await blob.arrayBuffer());
      return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""));
    };
    draw(420);
    const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg"));
    const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: "video/webm" });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.start();
    for (let frame = 0; frame < 60; frame += 1) {
      await new Promise(requestAnimationFrame);
      draw(300 + frame * 2);
    }
    await new Promise((done) => {
      recorder.onstop = done;
      recorder.stop();
    });
    return { picture: await base64(picture as Blob), film: await base64(new Blob(parts)) };
  });
  return { picture: Buffer.from(encoded.picture, "base64"), film: Buffer.from(encoded.film, "base64") };
}

/** Sends a message of each kind. */
async function sendKinds(chinwag: ChinwagServer, page: Page): Promise<void> {
  const { picture, film } = await media(page);
  const of = (...file: [string, Buffer, ("image" | "video" | "audio" | "voice")?]) =>
    uploaded(chinwag, ...file);
  await chinwag.rest("PUT", "/conversations/kinds", {
    participants: ["alice", "bob"],
    subject: "Every kind",
  });
  const send = (...said: object[]) =>
    chinwag.rest(
      "POST",
      "/conversations/kinds/messages",
      said.map((one) => ({ type: "UserMessage", sender: "bob", ...one })),
    );
  await send(
    { type: "SystemMessage", sender: undefined, text: "Bob shared the album *Mountains*" },
    {
      text: "*Packing list*, see https://hut.example/list:\n- boots, _not_ sandals\n- ~umbrella~ rain coat\n- 🧦🧦",
    },
    {
      content: [
        {
          type: "text",
          children: [
            { type: "mention", id: "alice", text: "Alice" },
            " the lock opens with ",
            { type: "codeSpan", text: "4711" },
          ],
        },
      ],
    },
    { sender: "alice", text: "🎉" },
    { attachmentToken: await of("Sunrise from the hut.jpg", picture, "image") },
  );
  await send(
    { sender: "alice", attachmentToken: await of("sunrise.webm", film, "video") },
    { attachmentToken: await of("Cow bells.wav", sound(), "audio") },
    { attachmentToken: await of("voice.wav", sound(), "voice") },
    { sender: "alice", attachmentToken: await of("voice.wav", sound(), "voice") },
    { attachmentToken: await of("Route and timetable.pdf", Buffer.alloc(480_000, "%PDF-1.7 ")) },
    { sender: "alice", content: [{ type: "location", latitude: 46.5586, longitude: 7.8927 }] },
    {
      content: [
        {
          type: "text",
          children: [
            "The hut is booked. ",
            { type: "actionButton", action: "pay", params: {}, children: ["Pay my share"] },
            { type: "actionLink", action: "decline", params: {}, children: ["I cannot come"] },
          ],
        },
      ],
    },
  );
}

test("each kind of message: light, dark, on a phone, right to left", async ({ chinwag, site, browser }) => {
  const tall = { viewport: { width: 640, height: 1_580 } };
  for (const [name, options, dir] of [
    ["kinds", tall, ""],
    ["kinds-dark", { ...tall, colorScheme: "dark" }, ""],
    ["kinds-rtl", tall, "rtl"],
    ["kinds-phone", { viewport: { width: 390, height: 1_580 }, isMobile: true, hasTouch: true }, ""],
  ] as const) {
    const page = await (await browser.newContext(options)).newPage();
    await page.goto(`${site.origin}/full-inbox.html?user=alice`);
    if (name === "kinds") await sendKinds(chinwag, page);
    await page.goto(`${site.origin}/chatbox.html?user=alice&conversation=kinds&fills`);
    if (dir) await page.evaluate((dir) => document.documentElement.setAttribute("dir", dir), dir);
    await expect(field(page)).toBeVisible();
    await expect(message(page, "Pay my share")).toBeVisible();
    await expect(messages(page).getByRole("slider")).toHaveCount(2);
    await expect
      .poll(() =>
        messages(page)
          .locator("img.media, .media img")
          .evaluateAll((all) => all.every((img) => (img as HTMLImageElement).complete)),
      )
      .toBe(true);
    await page.screenshot({ path: `${FOLDER}${name}.png` });
  }
});
