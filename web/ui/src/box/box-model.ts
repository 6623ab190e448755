import type {
  ConversationPredicate,
  ConversationRef,
  MessagePredicate,
  MessageSnapshot,
  Subscription,
  TalkSession,
} from "@chinwag/core";
import type { CustomEmojis } from "../model/custom-emojis.ts";
import type { PickedNames } from "../model/mentions.ts";
import type { MessageAction } from "../model/message-action.ts";
import { Attachments } from "./attachments.ts";
import { FieldControl } from "./field-control.ts";
import type { KeyPress } from "./key-press.ts";
import type { SendChange, Shown } from "./shown.ts";
import { Store } from "./store.ts";

/** The conversation to show; `null` for none, `undefined` for the one with the latest activity. */
export type Selection = ConversationRef | null | undefined;

/** Light, dark, or as the reader's system has it. */
export type ColorTheme = "light" | "dark" | "auto";

/** What can be set when a box is made. */
export interface BoxSettings {
  /** `"auto"` without it. The attribute `theme` of the box's element does the same, at any time. */
  readonly theme?: ColorTheme | undefined;
  /** Become CSS variables of the box, `--theme-KEY`. */
  readonly themeVariables?: Readonly<Record<string, string>> | undefined;
  /** Text direction; without it, that of the page around. */
  readonly dir?: "ltr" | "rtl" | undefined;
  /** `true` without it. */
  readonly showChatHeader?: boolean | undefined;
  /** Inbox: whether the chat, when alone on screen, has a button back to the list. `true` without it. */
  readonly showMobileBackButton?: boolean | undefined;
  /** Popup: the round button. `"always"` without it. */
  readonly launcher?: "close-only" | "always" | "never" | undefined;
  /** Popup: the cross in the header. `"auto"`, which is on phones only, without it. */
  readonly showCloseInHeader?: boolean | "auto" | undefined;
  readonly messageField?: MessageFieldSettings | undefined;
  /** The page's own emoji: shown in messages, and offered unless they are hidden. */
  readonly customEmojis?: CustomEmojis | undefined;
  /** Called with a text before it is sent. What is given says what becomes of it; `null` sends it as it is, at once. */
  readonly onSend?: ((text: string) => Promise<SendChange> | null) | undefined;
  /** Called when the reader uses a link or button in a message that stands for an action of the page's own. */
  readonly onMessageAction?: ((event: MessageAction) => void) | undefined;
  /** Called when the reader turns to the box, and when they turn to something else. */
  readonly onFocusChange?: ((hasFocus: boolean) => void) | undefined;
  /** Called for every key that is pressed or released in the box. */
  readonly onKey?: ((type: "keydown" | "keyup", key: KeyPress) => void) | undefined;
  /** Called when something the reader wants to do fails because the browser may not. */
  readonly onPermissionDenied?: ((type: "microphone" | "geolocation") => void) | undefined;
}

/** What can be set about the message field. */
export interface MessageFieldSettings {
  /** Whether there is a field, or in which conversations. `true` without it. */
  readonly visible?: boolean | ConversationPredicate | undefined;
  /** `true` without it; otherwise Enter makes a new line. */
  readonly enterSendsMessage?: boolean | undefined;
  readonly placeholder?: string | undefined;
  /** `false` without it. */
  readonly spellcheck?: boolean | undefined;
}

/** What a message field is about to do, beside sending a message. */
export type Composing = Replying | Editing;

/** A reply. */
export interface Replying {
  readonly kind: "reply";
  /** The message that is replied to. */
  readonly message: MessageSnapshot;
}

/** An edit, which takes the place of the draft. */
export interface Editing {
  readonly kind: "edit";
  /** The message that is edited. */
  readonly message: MessageSnapshot;
  /** What the field begins with. */
  readonly text: string;
  /** What stood in the field before, and stands there again after it. */
  readonly draft: string;
}

/** What one box shows, and what happens in it. The box's owner sets it, the components follow. */
export class BoxModel {
  readonly session: TalkSession;
  readonly settings: BoxSettings;
  /** What the owner, or the reader of an Inbox, has chosen. */
  readonly selection = new Store<Selection>(undefined);
  /** What is on screen: the selection with the latest conversation filled in; `undefined` until that is known. */
  readonly current = new Store<Selection>(undefined);
  /** Inbox: which conversations the list shows. */
  readonly conversationPredicate = new Store<ConversationPredicate>({});
  /** Which messages are shown. The last one that the list shows of a conversation may be another. */
  readonly messagePredicate = new Store<MessagePredicate>({});
  /** What is on screen, once it is. */
  readonly shown = new Store<Shown | null>(null);
  /** Popup: whether the panel is open. */
  readonly isOpen = new Store(false);
  /** Through which the owner works the message field. */
  readonly field: FieldControl;
  /** Texts begun and not sent, by conversation. */
  readonly drafts = new Map<string, string>();

  readonly #pickedNames = new Map<string, PickedNames>();
  readonly #attachments = new Map<string, Attachments>();
  readonly #composing = new Map<string, Store<Composing | null>>();

  constructor(session: TalkSession, settings: BoxSettings = {}) {
    this.session = session;
    this.settings = settings;
    this.field = new FieldControl(settings.messageField?.visible);
  }

  /** What the message field of a conversation is about to do. It is kept as its draft is. */
  composingOf({ id }: ConversationRef): Store<Composing | null> {
    const known = this.#composing.get(id) ?? new Store<Composing | null>(null);
    this.#composing.set(id, known);
    return known;
  }

  /** Whom one has picked to mention in a conversation. */
  pickedNames(conversationId: string): PickedNames {
    const known = this.#pickedNames.get(conversationId) ?? new Map<string, string>();
    this.#pickedNames.set(conversationId, known);
    return known;
  }

  /** Files attached and not sent, of a conversation. They are kept as its draft is. */
  attachmentsOf(conversation: ConversationRef): Attachments {
    const { id } = conversation;
    const known = this.#attachments.get(id) ?? new Attachments(this.session, conversation);
    this.#attachments.set(id, known);
    return known;
  }

  /**
   * Keeps `current` right until the subscription is ended. Where none in particular is selected it is the latest
   * conversation at the time, and stays that one: another must not push it off the screen.
   */
  follow(): Subscription {
    let latest: Subscription | undefined;
    const show = (selection: Selection) => {
      latest?.unsubscribe();
      latest = undefined;
      this.current.set(selection);
      if (selection === undefined) latest = this.#showLatest();
    };
    show(this.selection.value);
    const selections = this.selection.subscribe(show);
    return {
      unsubscribe: () => {
        selections.unsubscribe();
        latest?.unsubscribe();
      },
    };
  }

  #showLatest(): Subscription {
    const subscription = this.session.subscribeConversations(([newest], loadedAll) => {
      if (newest !== undefined) {
        this.current.set(this.session.conversation(newest.id));
        subscription.unsubscribe();
      } else if (loadedAll) {
        this.current.set(null);
      }
    });
    return subscription;
  }
}
