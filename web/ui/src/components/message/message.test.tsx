import { afterEach, describe, expect, it, vi } from "vitest";
import { message, unsent, user } from "../../../test/samples.ts";
import { type Shown, showChatbox } from "../../../test/show.ts";

let shown: Shown;
afterEach(() => {
  shown.close();
  vi.useRealTimers();
});

const bob = user("bob", "Bob");

describe("a message", () => {
  // shows: D37
  it("is text and nothing else, whatever it says", async () => {
    shown = await showChatbox();
    await shown.act(() =>
      shown.conversation.receive(message("m1", bob, '<img src=x onerror="alert(1)">', Date.now())),
    );
    const bubble = shown.find(".bubble");
    expect(bubble.textContent).toBe('<img src=x onerror="alert(1)">');
    expect(bubble.children).toHaveLength(0);
  });

  it("that was refused can be sent again or given up", async () => {
    shown = await showChatbox();
    const retry = vi.fn();
    const discard = vi.fn();
    await shown.act(() =>
      shown.conversation.outbox.set([unsent("k", "Hi", { state: "failed", retry, discard })]),
    );
    const [again, never] = shown.root.querySelectorAll<HTMLButtonElement>(".message-failure button");
    again?.click();
    never?.click();
    expect(retry).toHaveBeenCalledOnce();
    expect(discard).toHaveBeenCalledOnce();
  });

  it("of another is announced to screen readers, one's own is not", async () => {
    shown = await showChatbox();
    // What announces is loaded once the messages are shown.
    await vi.waitFor(() => shown.act(() => void shown.find("[aria-live=polite]")));
    vi.useFakeTimers();
    await shown.act(() => {
      shown.conversation.receive(message("m1", bob, "Are you there?", Date.now()));
      shown.conversation.receive(message("m2", shown.me, "Yes", Date.now()));
    });
    await shown.act(() => void vi.advanceTimersByTime(2_000));
    expect(shown.find("[aria-live=polite]").textContent).toBe("Bob: Are you there?");
  });
});
