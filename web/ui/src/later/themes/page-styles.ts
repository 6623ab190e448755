/** Styles that the page's own server has; none, and a word in the console, when they cannot be had. */
export async function pageStyles(url: string | undefined): Promise<string> {
  if (url === undefined) return "";
  try {
    const response = await fetch(url);
    if (response.ok) return await response.text();
    complain(`were answered with ${response.status}`);
  } catch (error) {
    complain(`could not be had: ${error instanceof Error ? error.message : String(error)}`);
  }
  return "";

  function complain(what: string): void {
    // biome-ignore lint/suspicious/noConsole: it is where developers look.
    console.error(`Chinwag: the styles at ${new URL(url ?? "", document.baseURI).href} ${what}.`);
  }
}
