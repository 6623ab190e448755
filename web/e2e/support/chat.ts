import type { Locator, Page } from "@playwright/test";

// Where things are for someone who reads the page aloud. Shadow roots do not hide them.

/** The message list of the open conversation, which scrolls. */
export function messages(page: Page): Locator {
  return page.getByRole("region", { name: "Messages" });
}

/** Messages of the open conversation that say exactly this. */
export function message(page: Page, text: string): Locator {
  return messages(page).getByText(text, { exact: true });
}

/** A message with what belongs to it: how it is faring, and what can be done about it. */
export function messageRow(page: Page, text: string): Locator {
  return messages(page)
    .getByRole("listitem")
    .filter({ has: page.getByText(text, { exact: true }) });
}

/** The field one writes in. */
export function field(page: Page): Locator {
  return page.getByRole("textbox", { name: /^Message to / });
}

/** Conversations in the list of an Inbox, from the top. */
export function conversations(page: Page): Locator {
  return page.getByRole("navigation", { name: "Conversations" }).getByRole("listitem");
}

/** Opens the conversation in the list of an Inbox whose item contains a text. */
export async function pick(page: Page, text: string): Promise<void> {
  await conversations(page).filter({ hasText: text }).getByRole("button").click();
}

/** Writes a message and sends it with Enter. */
export async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press("Enter");
}
