import type { Locator, Page } from "@playwright/test";

// Where things are for someone who reads the page aloud. Shadow roots do not hide them.

/** Messages of the open conversation that say exactly this. */
export function message(page: Page, text: string): Locator {
  return page.getByRole("region", { name: "Messages" }).getByText(text, { exact: true });
}

/** The field one writes in. */
export function field(page: Page): Locator {
  return page.getByRole("textbox", { name: /^Message to / });
}

/** Conversations in the list of an Inbox, from the top. */
export function conversations(page: Page): Locator {
  return page.getByRole("navigation", { name: "Conversations" }).getByRole("listitem");
}

/** Writes a message and sends it with Enter. */
export async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press("Enter");
}
