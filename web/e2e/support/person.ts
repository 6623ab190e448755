import { expect, type Locator, type Page } from "@playwright/test";
import type { Strings } from "../../ui/src/strings/strings.ts";
import { Finger } from "./finger.ts";

/** With what somebody works a page. */
export type Means = "mouse" | "touch" | "keyboard";

/** More steps of Tab or arrows than there are things to pass. */
const STEPS_MAX = 80;

/** Somebody who chats, in their language and with what they have at hand. */
export class Person {
  readonly page: Page;
  readonly means: Means;
  readonly t: Strings;

  constructor(page: Page, means: Means, strings: Strings) {
    this.page = page;
    this.means = means;
    this.t = strings;
  }

  get messages(): Locator {
    return this.page.getByRole("region", { name: this.t.messages });
  }

  get field(): Locator {
    return this.page.locator("form textarea");
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** A message with what belongs to it. */
  row(text: string): Locator {
    return this.messages.getByRole("listitem").filter({ has: this.page.getByText(text, { exact: true }) });
  }

  /** Presses something that can be reached at once. */
  async press(target: Locator): Promise<void> {
    if (this.means === "mouse") return target.click();
    if (this.means === "touch") return target.tap();
    await this.#goTo(target, "Tab");
    await this.page.keyboard.press("Enter");
  }

  /** Writes into the field, and sends it. */
  async say(text: string): Promise<void> {
    if (this.means === "keyboard") await this.#goTo(this.field, "Tab");
    else await this.press(this.field);
    await this.page.keyboard.press("ControlOrMeta+A");
    await this.page.keyboard.type(text);
    if (this.means === "touch") await this.press(this.button(this.t.send));
    else await this.page.keyboard.press("Enter");
  }

  /** Opens what can be done with a message, and does one of it. */
  async act(text: string, ...entries: string[]): Promise<void> {
    const row = this.row(text);
    if (this.means === "mouse") {
      await row.hover();
      await row.getByRole("button", { name: this.t.messageActions }).click();
    } else if (this.means === "touch") {
      await row.scrollIntoViewIfNeeded();
      const finger = await Finger.of(this.page);
      await finger.press(this.page.getByText(text, { exact: true }));
      await expect(this.page.getByRole("menu")).toBeVisible();
      await finger.lift();
    } else {
      await this.#goTo(this.messages, "Tab");
      await this.page.keyboard.press("Enter");
      await this.#goTo(row.getByRole("button", { name: this.t.messageActions }), "ArrowUp");
      await this.page.keyboard.press("Enter");
    }
    for (const entry of entries) await this.#pick(this.page.getByRole("menuitem", { name: entry }));
  }

  /** Begins a reply: by a swipe, where there is a finger. */
  async replyTo(text: string): Promise<void> {
    if (this.means !== "touch") return this.act(text, this.t.reply);
    const isRtl = (await this.row(text).evaluate((row) => getComputedStyle(row).direction)) === "rtl";
    await (await Finger.of(this.page)).swipe(this.page.getByText(text, { exact: true }), {
      x: isRtl ? -90 : 90,
      y: 0,
    });
  }

  /** Opens a conversation in the list of an Inbox. */
  async open(name: string): Promise<void> {
    const items = this.page.getByRole("navigation", { name: this.t.conversations }).getByRole("button");
    const item = items.filter({ hasText: name });
    await expect(item).toBeVisible();
    if (this.means !== "keyboard") return this.press(item);
    await this.#goTo(items.and(this.page.locator("[tabindex='0']")).first(), "Tab");
    await this.page.keyboard.press("Home");
    await this.#goTo(item, "ArrowDown");
    await this.page.keyboard.press("Enter");
  }

  async #pick(item: Locator): Promise<void> {
    if (this.means !== "keyboard") return this.press(item);
    await this.#goTo(item, "ArrowDown");
    await this.page.keyboard.press("Enter");
  }

  /** Presses a key until something has the focus. */
  async #goTo(target: Locator, key: string): Promise<void> {
    await expect(target).toBeVisible();
    for (let step = 0; step < STEPS_MAX; step += 1) {
      if (await target.evaluate((element) => element.matches(":focus"))) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`${key} does not lead to ${target}`);
  }
}
