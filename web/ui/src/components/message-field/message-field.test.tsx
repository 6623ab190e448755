import { afterEach, describe, expect, it, vi } from "vitest";
import { message } from "../../../test/samples.ts";
import { type Shown, showChatbox } from "../../../test/show.ts";

let shown: Shown;
afterEach(() => shown.close());

describe("the message field", () => {
  it("sends on Enter, once, and is empty then", async () => {
    shown = await showChatbox();
    const field = shown.field();
    await shown.type(field, "  Hello\nthere ");
    await shown.press(field, { key: "Enter" });
    await shown.press(field, { key: "Enter" });
    expect(shown.conversation.sent).toEqual(["Hello\nthere"]);
    expect(field.value).toBe("");
  });

  it("does not send while a word is being composed", async () => {
    shown = await showChatbox();
    const field = shown.field();
    await shown.type(field, "にほ");
    await shown.press(field, { key: "Enter", isComposing: true });
    expect(shown.conversation.sent).toEqual([]);
  });

  it("has nothing to send when there are only spaces, nor when there are too many characters", async () => {
    shown = await showChatbox();
    const field = shown.field();
    const button = shown.find<HTMLButtonElement>("button.send");
    expect(button.disabled).toBe(true);
    await shown.type(field, "x".repeat(10_001));
    expect(button.disabled).toBe(true);
    expect(shown.find(".length").textContent).toBe("1 character too many");
    await shown.type(field, "x");
    expect(button.disabled).toBe(false);
  });

  it("emphasises what is selected by a key, in whatever script the keyboard writes", async () => {
    shown = await showChatbox();
    const field = shown.field();
    await shown.type(field, "see you soon");
    field.setSelectionRange(4, 7);
    await shown.press(field, { key: "b", code: "KeyB", ctrlKey: true });
    await vi.waitFor(() => expect(field.value).toBe("see *you* soon"));
    await shown.press(field, { key: "ш", code: "KeyI", metaKey: true });
    await shown.press(field, { key: "X", code: "KeyX", ctrlKey: true, shiftKey: true });
    await vi.waitFor(() => expect(field.value).toBe("see *_~you~_* soon"));
    await shown.press(field, { key: "x", code: "KeyX", ctrlKey: true });
    await shown.press(field, { key: "b", code: "KeyB", ctrlKey: true, altKey: true });
    await shown.press(field, { key: "Enter" });
    expect(shown.conversation.sent).toEqual(["see *_~you~_* soon"]);
  });

  it("keeps the draft of each conversation", async () => {
    shown = await showChatbox();
    await shown.type(shown.field(), "half a thou");
    await shown.act(() => shown.model.selection.set(null));
    await shown.act(() => shown.model.selection.set(shown.conversation.ref));
    expect(shown.field().value).toBe("half a thou");
  });

  it("gives way to a notice for those who may only read", async () => {
    shown = await showChatbox({ access: "Read" });
    expect(shown.find(".read-only").textContent).toContain("not write");
    expect(shown.root.querySelector("textarea")).toBeNull();
  });

  describe("while one edits", () => {
    const begin = async () => {
      shown = await showChatbox();
      const field = shown.field();
      await shown.type(field, "A draft");
      const edited = message("m1", shown.me, "Old words", 0);
      const composing = shown.model.composingOf(shown.conversation.ref);
      await shown.act(() =>
        composing.set({ kind: "edit", message: edited, text: "Old words", draft: "A draft" }),
      );
      expect(field.value).toBe("Old words");
      return { field, composing };
    };

    it("gives back what could not be saved, with the reason, and keeps the draft", async () => {
      const { field } = await begin();
      shown.conversation.onEdit = async () => {
        throw Object.assign(new Error("no"), { code: "NOT_PERMITTED" });
      };
      await shown.type(field, "New words");
      await shown.press(field, { key: "Enter" });
      await vi.waitFor(() => expect(field.value).toBe("New words"));
      expect(shown.find(".length-over").textContent).toContain("you aren’t allowed to do this");
      await shown.press(field, { key: "Escape" });
      expect(field.value).toBe("A draft");
    });

    it("goes on with it after looking at something else", async () => {
      const { field } = await begin();
      await shown.type(field, "Half of the new words");
      await shown.act(() => shown.model.selection.set(null));
      await shown.act(() => shown.model.selection.set(shown.conversation.ref));
      expect(shown.field().value).toBe("Half of the new words");
      await shown.press(shown.field(), { key: "Escape" });
      expect(shown.field().value).toBe("A draft");
    });
  });
});
