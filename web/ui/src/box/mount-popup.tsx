/// <reference path="../styles/css.d.ts" />
import { Launcher } from "../components/popup/launcher.tsx";
import { PopupPanel } from "../components/popup/popup-panel.tsx";
import styles from "../components/popup/styles.css?inline";
import type { BoxModel } from "./box-model.ts";
import { createBoxRoot } from "./box-root.tsx";
import { focusChanges } from "./focus-changes.ts";
import { followLocale } from "./locale.ts";
import type { MountedBox } from "./mount-box.tsx";
import { tellPresence } from "./tell-presence.ts";
import { typingFocus } from "./typing-focus.ts";

/** What a popup tells its owner of, when it is the reader who does it. */
export interface PopupEvents {
  onOpen?(): void;
  onClose?(): void;
}

/** Puts a popup into the page: the round button, and the panel that it opens and closes. */
export function mountPopup(model: BoxModel, events: PopupEvents = {}): MountedBox {
  const panel = createBoxRoot(model, "__talkjs_popup", "box-popup", styles);
  const launcher = createBoxRoot(model, "__talkjs_launcher", "box-launcher", styles);
  const open = () => {
    model.isOpen.set(true);
    events.onOpen?.();
  };
  const close = () => {
    model.isOpen.set(false);
    events.onClose?.();
    // The way in is the way on: the button may have been away while the panel was open, so look for it anew.
    requestAnimationFrame(() => launcher.element.shadowRoot?.querySelector("button")?.focus());
  };
  const showOpen = (isOpen: boolean) => panel.element.toggleAttribute("data-closed", !isOpen);

  const following = model.follow();
  const languages = followLocale(model);
  const typing = typingFocus(model, panel.element);
  const opening = model.isOpen.subscribe(showOpen);
  showOpen(model.isOpen.value);
  // In the page first: components measure themselves as soon as they are shown.
  document.body.append(panel.element, launcher.element);
  panel.show(<PopupPanel onClose={close} />);
  const presence = tellPresence(model, panel.element, () => model.isOpen.value);
  const focus = focusChanges(panel.element, (hasFocus) => model.owner.onFocusChange?.(hasFocus));
  launcher.show(<Launcher onToggle={() => (model.isOpen.value ? close() : open())} />);
  return {
    element: panel.element,
    unmount() {
      following.unsubscribe();
      presence.unsubscribe();
      focus.unsubscribe();
      typing.unsubscribe();
      languages.unsubscribe();
      opening.unsubscribe();
      panel.remove();
      launcher.remove();
    },
  };
}
