/** The interface of Chinwag: what all boxes have, and the Chatbox. `inbox.ts` and `popup.ts` add the others. */
export {
  BoxModel,
  type BoxSettings,
  type MessageFieldSettings,
  type Selection,
} from "./box/box-model.ts";
export type {
  Asked,
  BoxOwner,
  DesktopNotifications,
  KnownConversation,
  Outgoing,
  Permission,
  SendChange,
} from "./box/box-owner.ts";
export type { Field, FieldControl } from "./box/field-control.ts";
export { type MountedBox, mountChatbox } from "./box/mount-box.tsx";
export type { BoxPresence } from "./box/presence-settings.ts";
export type { Shown } from "./box/shown.ts";
export type { TitleModes } from "./model/conversation-title.ts";
export type { MessageAction } from "./model/message-action.ts";
export type { TranslationWishes } from "./model/translation.ts";
export { whenStyled } from "./styles/stylesheet.ts";
