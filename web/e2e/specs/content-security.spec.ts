import { field, message, messages, say } from "../support/chat.ts";
import type { HostSite } from "../support/host-site.ts";
import { picture } from "../support/picture.ts";
import { expect, test } from "../support/test.ts";

/** Silence of 8 samples. */
const WAV = Buffer.from("UklGRiwAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQgAAACAgICAgICAgA==", "base64");
const sound = { name: "hush.wav", mimeType: "audio/wav", buffer: WAV };
/** Of the scripts in the page. A real site makes a new one each time. */
const NONCE = "c2VjcmV0";
/** What a page may ask for that allows nothing else. */
const STRICT = [
  ...["default-src 'none'", "base-uri 'none'", "form-action 'none'"],
  ...["require-trusted-types-for 'script'", "trusted-types 'none'"],
];

/** Has the site answer with a policy, which allows what was printed and nothing else. */
function setPolicy(site: HostSite, printed: string): void {
  const policy = [...STRICT, printed.replaceAll("{NONCE}", NONCE)].join("; ");
  site.headers.set("content-security-policy", policy);
}

test("the printed policy is all that chat needs on a page that allows nothing else", async ({
  chinwag,
  site,
  open,
}) => {
  const printed = await chinwag.contentSecurityPolicy();
  setPolicy(site, printed);
  const alice = await open("nonce.html", {});
  await say(alice, "As *strict* as can be :tada:");
  await expect(messages(alice).locator("strong", { hasText: "strict" })).toBeVisible();
  await alice.locator("input[type=file]").setInputFiles([picture, sound]);
  // A picture that is looked at before it is sent, and one that has come.
  const preview = alice.getByRole("list", { name: "Attached files" }).locator("img");
  await expect.poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(2);
  await field(alice).press("Enter");
  const sent = messages(alice).getByRole("img", { name: "two.png" });
  await expect.poll(() => sent.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(2);
  const player = messages(alice).locator("audio");
  await expect.poll(() => player.evaluate((audio: HTMLAudioElement) => audio.readyState)).toBeGreaterThan(0);
  await sent.click();
  await expect(alice.getByRole("dialog")).toBeVisible();
  await alice.keyboard.press("Escape");
  await alice.getByRole("button", { name: "Emoji" }).click();
  await expect(alice.getByRole("dialog")).toBeVisible();
  await alice.keyboard.press("Escape");
  await field(alice).pressSequentially("@B");
  await expect(alice.getByRole("option").first()).toBeVisible();
  expect(await alice.evaluate("window.violations")).toEqual([]);
});

test("themes with templates need nothing more", async ({ chinwag, site, open }) => {
  setPolicy(site, await chinwag.contentSecurityPolicy());
  const UserMessage = `<template><div class="own" style="color: rgb(1, 2, 3)">{{ sender.name }}: <MessageBody body="{{ body }}" />
    </div></template><style>.own { border-top: 2px solid rgb(4, 5, 6) }</style>`;
  await chinwag.rest("PUT", "/themes/strict", { css: ".chat { color: blue }", components: { UserMessage } });
  await chinwag.rest("PUT", "/", { theme: "strict" });
  const alice = await open("nonce.html", {});
  const drawn = messages(alice).locator(".own").last();
  await expect(drawn).toHaveCSS("color", "rgb(1, 2, 3)");
  await expect(drawn).toHaveCSS("border-top-color", "rgb(4, 5, 6)");
  expect(await alice.evaluate("window.violations")).toEqual([]);
});

test("without what it prints, the page keeps chat away", async ({ chinwag, site, open }) => {
  const printed = (await chinwag.contentSecurityPolicy()).replace(/connect-src [^;]*;/, "");
  setPolicy(site, printed);
  const alice = await open("nonce.html", {});
  await expect
    .poll(() => alice.evaluate<string[]>("window.violations"))
    .toContainEqual(expect.stringMatching(/^connect-src ws/));
  await expect(message(alice, "You are the best 🙌")).toHaveCount(0);
});
