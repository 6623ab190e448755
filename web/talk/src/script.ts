/** What the loader loads: the Talk object, which knows from where it came. */
import Talk from "./index.ts";
import { setScriptServer } from "./server-url.ts";

/** Gives the Talk object, set to talk to a server. */
export function start(serverUrl: string): typeof Talk {
  setScriptServer(serverUrl);
  return Talk;
}
