/** What components for a framework have in common. */
export { ALL_EVENTS, type BoxInputs, boxInputs } from "./box-inputs.ts";
export { BoxKeeper, type BoxOf } from "./box-keeper.ts";
export type {
  BoxEvents,
  BoxKind,
  BoxProps,
  ChatKind,
  InboxEvents,
  PopupEvents,
  SelectionProps,
} from "./box-props.ts";
export {
  followSession,
  type SessionEvents,
  type SessionProps,
  type SessionShare,
  sessionKey,
  shareSession,
} from "./shared-sessions.ts";
