/** What a Popup has besides a chat. */
export { mountPopup, type PopupEvents } from "./box/mount-popup.tsx";
