/** Tells the developer of a page of something that works, though not as they may think. */
export function warn(text: string): void {
  // biome-ignore lint/suspicious/noConsole: it is where developers look.
  console.warn(`Chinwag: ${text}`);
}
