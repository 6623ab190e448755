import type { ComponentChildren } from "preact";
import { Chatbox } from "../components/chatbox/chatbox.tsx";
import type { BoxModel } from "./box-model.ts";
import { createBoxRoot } from "./box-root.tsx";
import { focusChanges } from "./focus-changes.ts";
import { followLocale } from "./locale.ts";
import { tellPresence } from "./tell-presence.ts";
import { typingFocus } from "./typing-focus.ts";

/** A box that is in the page. */
export interface MountedBox {
  /** The element that is in the page. When it is gone, so is the box. */
  readonly element: HTMLElement;
  /** Takes the box out of the page. A second call does nothing. */
  unmount(): void;
}

/** Shows one conversation in a container, in place of what was in it. */
export function mountChatbox(model: BoxModel, container: HTMLElement): MountedBox {
  return mountIn(model, container, "t-chatbox", <Chatbox />);
}

/** Shows something in a container, in place of what was in it. */
export function mountIn(
  model: BoxModel,
  container: HTMLElement,
  name: string,
  box: ComponentChildren,
  ...styles: string[]
): MountedBox {
  const root = createBoxRoot(model, name, name, ...styles);
  const following = model.follow();
  const languages = followLocale(model);
  const typing = typingFocus(model, root.element);
  model.isOpen.set(true);
  // In the page first: components measure themselves as soon as they are shown.
  container.replaceChildren(root.element);
  root.show(box);
  const presence = tellPresence(model, root.element);
  const focus = focusChanges(root.element, (hasFocus) => model.owner.onFocusChange?.(hasFocus));
  return {
    element: root.element,
    unmount() {
      following.unsubscribe();
      presence.unsubscribe();
      focus.unsubscribe();
      typing.unsubscribe();
      languages.unsubscribe();
      root.remove();
    },
  };
}
