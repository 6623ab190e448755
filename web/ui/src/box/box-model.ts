import type {
  ConversationPredicate,
  ConversationRef,
  MessagePredicate,
  MessageSnapshot,
  Subscription,
  TalkSession,
} from "@chinwag/core";
import type { TitleModes } from "../model/conversation-title.ts";
import type { CustomEmojis } from "../model/custom-emojis.ts";
import type { PickedNames } from "../model/mentions.ts";
import type { TranslationWishes } from "../model/translation.ts";
import { en } from "../strings/en.ts";
import type { Strings } from "../strings/strings.ts";
import { Attachments } from "./attachments.ts";
import type { BoxOwner, Outgoing, SendChange } from "./box-owner.ts";
import type { ChatControl } from "./chat-control.ts";
import { FieldControl } from "./field-control.ts";
import type { BoxPresence } from "./presence-settings.ts";
import type { Shown } from "./shown.ts";
import { Store } from "./store.ts";
import { Turns } from "./turns.ts";

/** The conversation to show; `null` for none, `undefined` for the one with the latest activity. */
export type Selection = ConversationRef | null | undefined;

/** What can be set when a box is made. */
export interface BoxSettings {
  /**
   * The name of a theme: light, dark, auto, one that ships, or one of the app's. That of the reader's role without it.
   * Of light and dark, the attribute `theme` of the box's element does the same, at any time.
   */
  readonly theme?: string | undefined;
  /** What themes are given; texts and numbers become CSS variables of the box, `--theme-KEY`. */
  readonly themeCustom?: Readonly<Record<string, unknown>> | undefined;
  /** Components of the page's own in place of ours: by name, or what makes them. */
  readonly themeComponents?: unknown;
  /** Where the server is. */
  readonly server?: string | undefined;
  /** Text direction; without it, that of the language where it is from right to left, else that of the page around. */
  readonly dir?: "ltr" | "rtl" | undefined;
  /** `true` without it. */
  readonly showChatHeader?: boolean | undefined;
  /** Inbox: whether the chat, when alone on screen, has a button back to the list. `true` without it. */
  readonly showMobileBackButton?: boolean | undefined;
  /** Inbox: narrower than this, in pixels, it shows one panel at a time. 640 without it. */
  readonly mobileBreakPoint?: number | undefined;
  /** Popup: the round button. `"always"` without it. */
  readonly launcher?: "close-only" | "always" | "never" | undefined;
  /** Popup: the cross in the header. `"auto"`, which is on phones only, without it. */
  readonly showCloseInHeader?: boolean | "auto" | undefined;
  readonly messageField?: MessageFieldSettings | undefined;
  /** The page's own emoji: shown in messages, and offered unless they are hidden. */
  readonly customEmojis?: CustomEmojis | undefined;
  /** Inbox: whether the list has a head, with the switch for notifications. `true` without it. */
  readonly showFeedHeader?: boolean | undefined;
  /** Inbox: whether the browser's way back leads to the conversation before. `true` without it. */
  readonly useBrowserHistory?: boolean | undefined;
  /** Inbox: whether its list says who is writing in a conversation. `false` without it. */
  readonly showTypingInFeed?: boolean | undefined;
  /** What stands in headers and lists for a conversation. */
  readonly titles?: TitleModes | undefined;
  /** Whether there is a switch for translation; `"auto"`: where people speak different languages. `false` without it. */
  readonly showTranslationToggle?: boolean | "auto" | undefined;
  /** The reader's language, where that is known before the server says so. */
  readonly locale?: string | undefined;
  /** Where further styles are, on the page's own server. */
  readonly stylesUrl?: string | undefined;
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
  /** Whether it takes the focus where that is likely to be wanted. `"smart"` without it. */
  readonly autofocus?: false | "smart" | undefined;
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
  readonly owner: BoxOwner;
  /** What the owner, or the reader of an Inbox, has chosen. */
  readonly selection = new Store<Selection>(undefined);
  /** What is on screen: the selection with the latest conversation filled in; `undefined` until that is known. */
  readonly current = new Store<Selection>(undefined);
  /** Inbox: which conversations the list shows. */
  readonly conversationPredicate = new Store<ConversationPredicate>({});
  /** Which messages are shown. The last one that the list shows of a conversation may be another. */
  readonly messagePredicate = new Store<MessagePredicate>({});
  /** Which conversations are translated. */
  readonly translation = new Store<TranslationWishes>({ byDefault: false, of: new Map() });
  /** What the owner says of the reader. */
  readonly presence = new Store<BoxPresence>({ visible: true, custom: {} });
  /** A message that is to be gone to, once its conversation is on screen. */
  readonly wanted = new Store<{ readonly conversationId: string; readonly messageId: string } | null>(null);
  /** Through which the owner moves in the messages on screen; `null` while there are none. */
  readonly chat = new Store<ChatControl | null>(null);
  /** The texts of the interface, in the language that is spoken now. */
  readonly strings = new Store<Strings>(en);
  /** What is on screen; `null` until that is known. */
  readonly shown = new Store<Shown | null>(null);
  /** Whether it can be seen: a Popup while its panel is open, others always. */
  readonly isOpen = new Store(false);
  /** Through which the owner works the message field. */
  readonly field: FieldControl;
  /** Texts begun and not sent, by conversation. */
  readonly drafts = new Map<string, string>();

  readonly #pickedNames = new Map<string, PickedNames>();
  readonly #attachments = new Map<string, Attachments>();
  readonly #turns = new Map<string, Turns>();
  readonly #composing = new Map<string, Store<Composing | null>>();

  constructor(session: TalkSession, settings: BoxSettings = {}, owner: BoxOwner = {}) {
    this.session = session;
    this.settings = settings;
    this.owner = owner;
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
    const known =
      this.#attachments.get(id) ??
      new Attachments(async (list) => {
        const { AttachmentUploads } = await import("../later/attachment-uploads.ts");
        return new AttachmentUploads(list, this.session, conversation, (outgoing, send) =>
          this.send(id, outgoing, send),
        );
      });
    this.#attachments.set(id, known);
    return known;
  }

  /** Sends something in a conversation, after all that was sent there before, as the owner wants it. */
  send(conversationId: string, outgoing: Outgoing, send: (change: SendChange) => void): void {
    const turns = this.#turns.get(conversationId) ?? new Turns();
    this.#turns.set(conversationId, turns);
    turns.take(this.owner.onSend?.(outgoing) ?? null, send);
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
