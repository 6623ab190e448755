let scriptServer: string | undefined;

/** Tells where the script came from: that is the server to talk to, unless a session says otherwise. */
export function setScriptServer(url: string): void {
  scriptServer = withoutSlash(url);
}

/**
 * The server to talk to: the one that the session names, or the one that the script came from, or the one that the page
 * names in `<meta name="chinwag-server" content="https://chat.example">`. Without any it is for the data API to say,
 * which takes the page's own origin.
 */
export function serverUrl(host: string | undefined): string | undefined {
  return host ?? scriptServer ?? pageServer();
}

function pageServer(): string | undefined {
  const named = document.querySelector<HTMLMetaElement>('meta[name="chinwag-server"]')?.content;
  return named ? withoutSlash(named) : undefined;
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/u, "");
}
