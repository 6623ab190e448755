import type {
  MessageSnapshot,
  ParticipantSnapshot,
  SingleReactionSnapshot,
  TextBlock,
  UserSnapshot,
} from "@chinwag/core";
import type { ThemeComponent, ThemeNode } from "@chinwag/ui/theming/common";
import type { ThemeVoiceRecorder } from "@chinwag/ui/theming/props";
import type { Theme } from "@chinwag/ui/theming/theme";
import type { ThemeTranslation } from "@chinwag/ui/theming/translation";

/** Hooks, which work in components of themes as those of React do in React's. */
export interface ThemeHooks {
  /** A value that is kept, and what changes it. */
  useState<Value>(
    initial: Value | (() => Value),
  ): [Value, (next: Value | ((before: Value) => Value)) => void];
  /** A value that is kept, and what changes it by what happens. */
  useReducer<Value, Action>(
    reducer: (before: Value, action: Action) => Value,
    initial: Value,
  ): [Value, (action: Action) => void];
  /** Does something after it is to be seen, whenever one of the inputs has changed; a function that it gives undoes it. */
  useEffect(effect: () => unknown, inputs?: readonly unknown[]): void;
  /** Does something before it is to be seen, whenever one of the inputs has changed. */
  useLayoutEffect(effect: () => unknown, inputs?: readonly unknown[]): void;
  /** A value that is made anew only when one of the inputs has changed. */
  useMemo<Value>(make: () => Value, inputs: readonly unknown[]): Value;
  /** A function that stays the same until one of the inputs has changed. */
  useCallback<Callback extends (...args: never[]) => unknown>(
    callback: Callback,
    inputs: readonly unknown[],
  ): Callback;
  /** An object that is kept, for an element by `ref=${…}` or anything else. */
  useRef<Value>(initial: Value): { current: Value };
  /** An id that no other element has. */
  useId(): string;
}

/** Parts of the interface for use within components of themes. */
export interface SystemComponents {
  /** Plays a sound. */
  AudioPlayer: ThemeComponent<{
    readonly src: string;
    readonly filename?: string;
    readonly duration?: number;
    readonly className?: string;
  }>;
  /** In a `MessageField`: where the words are typed. */
  Editor: ThemeComponent<{ readonly placeholder?: string; readonly className?: string }>;
  /** All emoji. In a `MessageField`, what is picked is put into the editor; elsewhere it is given. */
  EmojiPicker: ThemeComponent<{ readonly onPick?: (emoji: string) => void }>;
  /** In a `MessageField`: emoji that complete the word that is being written. */
  EmojiSuggestBar: ThemeComponent<object>;
  /** Within what a search found: a text in which is marked what was searched for. */
  Highlightable: ThemeComponent<{ readonly text: string }>;
  /** In a `MessageField`: people to be mentioned by the word that is being written. */
  MentionSuggestList: ThemeComponent<object>;
  /** An entry of a menu, which closes with it. */
  MenuItem: ThemeComponent<{ onSelect(): void; readonly className?: string }>;
  /** What a message says: each block by the theme's component for it. */
  MessageContent: ThemeComponent<{ readonly message: MessageSnapshot }>;
  /** A button, and what it opens beside itself. */
  PopoverButton: ThemeComponent<{
    readonly type?: "menu" | "dialog";
    readonly popoverComponent: unknown;
    readonly popoverProps?: object;
    readonly className?: string;
    readonly title?: string;
    readonly "aria-label"?: string;
  }>;
  /** All emoji; the one that is picked is the reader's reaction to a message. */
  ReactionPicker: ThemeComponent<{ readonly messageId: string }>;
  /** Where one writes what to search for. `onChange` is called with each letter. */
  SearchInput: ThemeComponent<{
    readonly value?: string;
    readonly onChange?: (event: Event) => void;
    readonly placeholder?: string;
    readonly className?: string;
    readonly autoFocus?: boolean;
  }>;
  /** Text with its markup; without links where it is not to be worked. */
  Text: ThemeComponent<{ readonly block: TextBlock; readonly nonInteractive?: boolean }>;
  /** What looks like a message, and is none: nobody else sees it. */
  VirtualMessage: ThemeComponent<{
    readonly text: string;
    readonly sender?: UserSnapshot | null;
    readonly timestamp?: number;
  }>;
  /** How a sound goes: that of a recording, or one of which is given how loud each part is, from 0 to 1. */
  Waveform: ThemeComponent<{
    readonly voiceRecorder?: Pick<ThemeVoiceRecorder, "levels">;
    readonly peaks?: readonly number[];
    readonly played?: number;
    readonly className?: string;
  }>;
}

/** Functions for components of themes. */
export interface ThemeHelpers {
  /** A length of time in seconds: `0:07`, `1:02:03`; hours only where there are any. */
  formatDuration(seconds: number): string;
  /** The size of a file in bytes, in the unit that suits it. */
  formatFilesize(bytes: number, locale?: string): string;
  /** Where Google shows a place: a page, and a picture, for which Google wants a key of yours. */
  getGoogleMapsUrls(
    place: { readonly latitude: number; readonly longitude: number },
    apiKey?: string,
  ): { imageUrl: string; linkUrl: string };
  /** The address of a person's photo, or of a picture of their initials. */
  getPhotoUrlWithFallback(user: Pick<UserSnapshot, "id" | "name" | "photoUrl">): string;
  /** The colour of an id, always the same one. */
  getRandomColor(id: string): string;
  /** The day of a moment in Unix milliseconds: today, yesterday, or its date. */
  userFriendlyDate(timestamp: number, t: Pick<ThemeTranslation, "locale" | "TODAY" | "YESTERDAY">): string;
  /** A hook: who takes part in a conversation, newest first; nobody until it is known. */
  useParticipants(conversationId: string, limit?: number): readonly ParticipantSnapshot[];
  /** A hook: who reacted to a message with an emoji, oldest first; nobody until it is known. */
  useReactions(messageId: string, emoji: string): readonly SingleReactionSnapshot[];
  /** A hook: how long ago a moment was, as time goes on. */
  useTimeAgo(timestamp: number, t: Pick<ThemeTranslation, "locale">): { short: string; long: string };
}

/** What components are made of. */
export interface ThemeKit extends SystemComponents, ThemeHelpers {
  /** Makes what is to be seen, of a template: `html\`<b class="name">${name}</b>\``, with components as `<${Avatar} …/>`. */
  html(strings: TemplateStringsArray, ...values: unknown[]): ThemeNode;
  /** The same without a template. */
  createElement(type: unknown, props?: object | null, ...children: unknown[]): ThemeNode;
  /** Several things without an element around them. */
  Fragment: unknown;
  /** Hooks. */
  hooks: ThemeHooks;
  /** Our own components, by name. */
  defaultTheme: Theme;
}
