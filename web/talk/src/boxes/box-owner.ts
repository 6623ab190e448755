import type { BoxOwner, MessageAction, Outgoing, SendChange } from "@chinwag/ui";
import { ErrorCode, TalkError } from "../errors.ts";
import { toMessage } from "../messages/message.ts";
import type { Box } from "./box.ts";
import type { PreventableEvents } from "./box-events.ts";
import type { SentMessage } from "./event-types.ts";
import { people } from "./people.ts";
import { askOverride } from "./send-override.ts";

/** Tells the page what happens in a box, and gives the box what the page says of it. */
export function boxOwner(box: Box<unknown>, capturesKeys: boolean): BoxOwner {
  const { events, session } = box;
  const { permissions, notifications } = session;
  return {
    onSend: (outgoing) => askPage(box, outgoing),
    onMessageAction: (action) => tellMessageAction(box, action),
    onConversationAction(action, known, params = {}) {
      events.emit("conversationAction", { action, params, conversation: box.data(known) });
    },
    onPick(known, messageId) {
      const me = box.me(known);
      if (!me) return true;
      return isGranted(box, "selectConversation", {
        me,
        ...people(known, me),
        conversation: box.data(known),
        ...(messageId && { messageId }),
      });
    },
    ask: (name, about) => isGranted(box, name, { ...about, conversation: box.currentConversation } as never),
    onTranslationToggled(isEnabled, known) {
      events.emit("translationToggled", { isEnabled, conversation: box.data(known) });
    },
    onFocusChange: (hasFocus) => events.emit(hasFocus ? "focus" : "blur"),
    ...(capturesKeys && { onKey: (type, key) => events.emit(type, key) }),
    needsPermission: (permission) => permissions.mayAsk(permission),
    permissionDenied: (permission) => permissions.denied(permission),
    notifications: {
      isEnabled: notifications,
      async toggle(isEnabled) {
        try {
          await notifications.set(isEnabled);
          events.emit("desktopNotificationToggled", { isEnabled });
          return null;
        } catch (error) {
          const isRefusal =
            error instanceof TalkError && error.code === ErrorCode.NOTIFICATIONS_PERMISSION_DENIED;
          if (isRefusal && permissions.denied("notifications")) return null;
          return Object.assign(error as Error, { isRefusal });
        }
      },
    },
  };
}

/** Lets the page say what becomes of a message; `null` where it does not care. */
function askPage(box: Box<unknown>, { attachment, location, ...text }: Outgoing): Promise<SendChange> | null {
  const { events, known } = box;
  const me = known && box.me(known);
  if (!events.isHeard("sendMessage") || !known || !me) return null;
  const conversation = box.data(known);
  const message: SentMessage = {
    id: undefined,
    conversationId: conversation.id,
    type: "UserMessage",
    readBy: [],
    senderId: me.id,
    ...text,
    ...(attachment && { attachment: { ...attachment } }),
    ...(location && { location: [...location] }),
  };
  return askOverride((override) => events.emit("sendMessage", { message, me, conversation, override }));
}

function tellMessageAction(box: Box<unknown>, { action, params, message }: MessageAction): void {
  const { known } = box;
  if (!known) return;
  const told = toMessage(message, known.conversation, box.meId);
  told.conversation = box.data(known);
  box.events.emit("messageAction", { action, params: { ...params }, message: told });
}

/** Tells the page of something before it is done, and gives whether it is to be. */
function isGranted<Name extends keyof PreventableEvents>(
  box: Box<unknown>,
  name: Name,
  event: Omit<PreventableEvents[Name], "preventDefault">,
): boolean {
  let isWanted = true;
  const preventDefault = () => {
    isWanted = false;
  };
  box.events.emit(name, ...([{ ...event, preventDefault }] as never));
  return isWanted;
}
