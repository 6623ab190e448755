/** The interface of Chinwag: Chatbox, Inbox and Popup. */
export {
  BoxModel,
  type BoxSettings,
  type ColorTheme,
  type MessageFieldSettings,
  type Selection,
} from "./box/box-model.ts";
export type { FieldControl } from "./box/field-control.ts";
export { type MountedBox, mountChatbox, mountInbox } from "./box/mount-box.tsx";
export { mountPopup, type PopupEvents } from "./box/mount-popup.tsx";
export type { SendChange, Shown } from "./box/shown.ts";
export type { MessageAction } from "./model/message-action.ts";
