let scriptServer: string | undefined;

/** Tells where the script came from: that is the server to talk to, unless a session says otherwise. */
export function setScriptServer(url: string): void {
  scriptServer = url.replace(/\/+$/u, "");
}

/** The server to talk to; without a script it is for the data API to say. */
export function serverUrl(host: string | undefined): string | undefined {
  return host ?? scriptServer;
}
