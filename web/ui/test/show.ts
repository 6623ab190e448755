import type { ConversationSnapshot, UserSnapshot } from "@chinwag/core";
import { act } from "preact/test-utils";
import { BoxModel, type BoxOwner, type BoxSettings, type MountedBox, mountChatbox } from "../src/index.ts";
import { FakeConversation, FakeSession } from "./fake-session.ts";
import { conversation, user } from "./samples.ts";

/** A Chatbox in a page, and ways to do with it what people do. */
export interface Shown {
  readonly model: BoxModel;
  readonly conversation: FakeConversation;
  readonly me: UserSnapshot;
  readonly root: ShadowRoot;
  find<E extends HTMLElement = HTMLElement>(selector: string): E;
  field(): HTMLTextAreaElement;
  type(field: HTMLTextAreaElement, text: string): Promise<void>;
  press(field: HTMLElement, key: KeyboardEventInit): Promise<void>;
  /** Does something, and everything that follows from it in the interface. */
  act(change: () => void): Promise<void>;
  close(): void;
}

/** Shows a conversation between Alice, who looks at it, and Bob. */
export async function showChatbox(
  parts: Partial<ConversationSnapshot> = {},
  settings: BoxSettings = {},
  owner: BoxOwner = {},
): Promise<Shown> {
  const me = user("alice", "Alice");
  const fake = new FakeConversation("c1", conversation("c1", parts), [user("bob", "Bob"), me], []);
  const model = new BoxModel(new FakeSession(me, [fake]).session, settings, owner);
  model.selection.set(fake.ref);
  const container = document.createElement("div");
  document.body.append(container);
  let mounted: MountedBox | undefined;
  await act(() => {
    mounted = mountChatbox(model, container);
  });
  const root = mounted?.element.shadowRoot;
  if (!root) throw new Error("The box has no shadow root.");
  // The first messages wait for their turn, a frame later.
  while (root.querySelector(".message-list") === null) {
    await act(() => new Promise<void>((resolve) => setTimeout(resolve)));
  }

  const find = <E extends HTMLElement>(selector: string): E => {
    const element = root.querySelector<E>(selector);
    if (element === null) throw new Error(`There is no ${selector}.`);
    return element;
  };
  return {
    model,
    conversation: fake,
    me,
    root,
    find,
    act: (change) => act(change),
    field: () => find<HTMLTextAreaElement>("textarea"),
    type: (field, text) =>
      act(() => {
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }),
    press: (field, key) =>
      act(() => {
        field.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...key }));
      }),
    close() {
      mounted?.unmount();
      container.remove();
    },
  };
}
