import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Locator, Page } from "@playwright/test";
import { say } from "../support/chat.ts";
import { test as base, expect } from "../support/test.ts";

/** With a service that speaks as LibreTranslate does, and translates by saying what language it would be. */
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  settings: async ({}, use) => {
    const service = createServer((request, response) => {
      let body = "";
      request.on("data", (part) => {
        body += part;
      });
      request.on("end", () => {
        const { q, target } = JSON.parse(body) as { q: string; target: string };
        response.setHeader("content-type", "application/json");
        response.end(
          JSON.stringify({ translatedText: q.replace("Good morning", `(${target}) Goedemorgen`) }),
        );
      });
    });
    await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
    await use({ CHINWAG_TRANSLATION_PROVIDER: "libretranslate", CHINWAG_TRANSLATION_URL: url });
    service.close();
  },
});

const TOGGLE = { name: "Berichten vertalen" };

/** As `message`, for somebody who reads the interface in Dutch. */
function message(page: Page, text: string): Locator {
  return page.getByRole("region", { name: "Berichten" }).getByText(text, { exact: true });
}

// shows: A54, A57, A294, B74, B82, B83, B160
test("a chat is read in one's own language, and as it was written", async ({ chinwag, open }) => {
  await chinwag.rest("PUT", "/users/alice", { locale: "nl-NL" });
  await chinwag.rest("PUT", "/users/bob", { locale: "en-GB" });
  const alice = await open("translated.html", {});
  const bob = await open("chatbox.html", { user: "bob", conversation: "alice-bob" });
  const told = alice.locator("output");
  await say(bob, "*Good morning* `Good morning`");
  await expect(message(alice, "(nl) Goedemorgen")).toBeVisible();
  await expect(alice.locator("code").getByText("Good morning")).toBeVisible();
  await alice.getByRole("textbox").fill("Good morning too");
  await alice.getByRole("textbox").press("Enter");
  await expect(message(alice, "Good morning too")).toBeVisible();

  const toggle = alice.getByRole("button", TOGGLE);
  await expect(toggle).toHaveAttribute("aria-pressed", "true");
  await toggle.click();
  await expect(told).toHaveText(/toggled:false:alice-bob older\s*$/);
  await expect(message(alice, "(nl) Goedemorgen")).toHaveCount(0);
  await alice.getByRole("button", { name: "Always" }).click();
  await expect(message(alice, "(nl) Goedemorgen")).toBeVisible();
});

// shows: D22
test("a switch is there only where people speak different languages, if the page wants it so", async ({
  chinwag,
  open,
}) => {
  await chinwag.rest("PUT", "/users/alice", { locale: "nl-NL" });
  await chinwag.rest("PUT", "/users/bob", { locale: "nl-BE" });
  await chinwag.rest("PUT", "/users/sofia", { locale: "it" });
  const alone = await open("translated.html", { toggle: "auto" });
  await expect(alone.getByRole("textbox")).toBeVisible();
  await expect(alone.getByRole("button", TOGGLE)).toHaveCount(0);
  const mixed = await open("translated.html", { toggle: "auto", conversation: "alice-sofia" });
  await expect(mixed.getByRole("button", TOGGLE)).toHaveAttribute("aria-pressed", "true");
  await mixed.getByRole("button", { name: "Never" }).click();
  await expect(mixed.getByRole("button", TOGGLE)).toHaveAttribute("aria-pressed", "false");
  const listed = await open("translated.html", { which: "listed", conversation: "alice-sofia" });
  await expect(listed.getByRole("button", TOGGLE)).toHaveAttribute("aria-pressed", "false");
});
