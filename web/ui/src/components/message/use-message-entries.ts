import type { MessageSnapshot } from "@chinwag/core";
import { useChat } from "../../hooks/chat-context.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useRole } from "../../hooks/use-role.ts";
import { contentText } from "../../model/content-text.ts";
import { markupText } from "../../model/markup-text.ts";
import { pickMentioned } from "../../model/mentions.ts";
import { type MessagePermission, permits, reaches } from "../../model/permits.ts";
import type { MenuEntry } from "../menu/menu.tsx";

/** What the reader may do with a message. `react` is `null` where they may not react. */
export function useMessageEntries(message: MessageSnapshot, onProblem: (error: Error | null) => void) {
  const { meId, strings, model, root } = useUi();
  const role = useRole();
  const { conversationRef, composing, canWrite, hasField } = useChat();
  const may = (permission: MessagePermission) => canWrite && permits(role, permission, message, meId);
  const ref = conversationRef.message(message.id);
  /** What went wrong before is said until something is tried again. */
  const attempt = (act: () => Promise<void>) => {
    onProblem(null);
    act().catch(onProblem);
  };
  const entries: MenuEntry[] = [];
  if (hasField && may("canReplyToMessage")) {
    const act = () => composing.set({ kind: "reply", message });
    entries.push({ key: "reply", label: strings.reply, takesFocus: true, act });
  }
  const text = contentText(message.content, strings);
  if (text !== "" && navigator.clipboard) {
    const act = () => attempt(() => navigator.clipboard.writeText(text));
    entries.push({ key: "copy", label: strings.copyText, act });
  }
  const markup = markupText(message.content);
  if (hasField && may("canEditMessage") && markup !== null) {
    const act = () => {
      const { value } = composing;
      pickMentioned(message.content, model.pickedNames(conversationRef.id));
      // From one edit to the next, the draft stays what it was before the first.
      const draft = value?.kind === "edit" ? value.draft : (model.drafts.get(conversationRef.id) ?? "");
      composing.set({ kind: "edit", message, text: markup, draft });
    };
    entries.push({ key: "edit", label: strings.edit, takesFocus: true, act });
  }
  for (const { name, label, on } of role.messageActions) {
    if (!reaches(on, message, meId)) continue;
    const act = () => model.owner.onMessageAction?.({ action: name, params: {}, message });
    entries.push({ key: `action ${name}`, label, act });
  }
  if (may("canDeleteMessage")) {
    const act = () => {
      if (model.owner.ask?.("deleteMessage", { message }) === false) return;
      focusBeside(root.activeElement);
      attempt(() => ref.delete());
    };
    entries.push({ key: "delete", label: strings.delete, confirm: strings.deleteForEveryone, act });
  }
  const react = may("canAddReaction") ? (emoji: string) => attempt(() => ref.reactions(emoji).add()) : null;
  return { react, entries };
}

/** The button of a message goes with the message, and would take the focus along: that of the next one has it then. */
function focusBeside(button: Element | null): void {
  const list = button?.closest<HTMLElement>(".scroller");
  const buttons = [...(list?.querySelectorAll<HTMLElement>(".actions-button") ?? [])];
  const at = buttons.indexOf(button as HTMLElement);
  (buttons[at + 1] ?? buttons[at - 1] ?? list)?.focus({ preventScroll: true });
}
