/// <reference path="../styles/css.d.ts" />
import listStyles from "../components/conversation-list/styles.css?inline";
import { Inbox } from "../components/inbox/inbox.tsx";
import inboxStyles from "../components/inbox/styles.css?inline";
import searchStyles from "../components/search/input-styles.css?inline";
import type { BoxModel } from "./box-model.ts";
import { type MountedBox, mountIn } from "./mount-box.tsx";

/** Shows the conversations and the one that is open in a container, in place of what was in it. */
export function mountInbox(model: BoxModel, container: HTMLElement): MountedBox {
  return mountIn(model, container, "t-inbox", <Inbox />, listStyles, inboxStyles, searchStyles);
}
