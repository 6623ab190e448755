import { adoptStyles } from "../styles/stylesheet.ts";

/** Adds styles that the page's own server has to a box, after those of the interface. */
export async function add(root: ShadowRoot, url: string): Promise<void> {
  const response = await fetch(url);
  if (response.ok) adoptStyles(root, await response.text());
  // biome-ignore lint/suspicious/noConsole: it is where developers look.
  else console.error(`Chinwag: the styles at ${response.url} were answered with ${response.status}.`);
}
