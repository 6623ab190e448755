/// <reference path="../../styles/css.d.ts" />
import type { MessageSnapshot, TextBlock, UserSnapshot } from "@chinwag/core";
import { useContext } from "preact/hooks";
import { Content } from "../../components/content/content.tsx";
import { TextContent } from "../../components/content/text-content.tsx";
import { useEmoji } from "../../components/emoji-picker/use-emoji.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useLazy } from "../../hooks/use-lazy.ts";
import { contentText } from "../../model/content-text.ts";
import { beneath } from "../themes/stand-in.ts";
import { Completing, Editor, useEditor } from "./editor.tsx";
import { useCommon, useWorn } from "./given.tsx";
import { MenuItem } from "./menu.tsx";
import { PopoverButton } from "./popover.tsx";
import { BlockScope, MenuScope, RowScope, SearchScope } from "./scopes.ts";
import { mergedTheme } from "./theme.tsx";
import { Waveform } from "./waveform.tsx";
import type { Worn } from "./worn.ts";

const loadPlayer = () => import("../../components/voice/voice-player.tsx");

interface AudioPlayerProps {
  src: string;
  filename?: string;
  duration?: number;
  className?: string;
}

/** Plays a sound: how it goes, where one is in it, and how fast. */
function AudioPlayer({ src, filename, duration, className }: AudioPlayerProps) {
  const { strings } = useUi();
  const module = useLazy(true, loadPlayer);
  return (
    <div class={className}>
      {module === null ? (
        <div class="voice" />
      ) : (
        <module.VoicePlayer url={src} title={filename ?? strings.voiceMessage} duration={duration} />
      )}
    </div>
  );
}

/** All emoji. What is picked is put into the editor around, or given. */
function EmojiPicker({ onPick }: { onPick?: (emoji: string) => void }) {
  return onPick === undefined ? <EmojiForEditor /> : <AllEmoji onPick={onPick} onClose={() => undefined} />;
}

function EmojiForEditor() {
  const { editor, setEmoji, focus } = useEditor("EmojiPicker without onPick");
  const close = () => {
    setEmoji(false);
    focus();
  };
  return <AllEmoji onPick={(emoji) => editor.insertText(emoji)} onClose={close} />;
}

function AllEmoji(props: { onPick(emoji: string): void; onClose(): void }) {
  const emoji = useEmoji(true);
  return <div class="own-emoji">{emoji !== null && <emoji.EmojiPicker {...props} />}</div>;
}

/** All emoji, for reacting to a message. */
function ReactionPicker({ messageId }: { messageId: string }) {
  const { chatbox } = useCommon(useWorn() as Worn);
  const menu = useContext(MenuScope);
  const close = () => menu?.close();
  const react = (emoji: string) => {
    close();
    // Where it does not come to be, it is not seen either.
    chatbox.toggleReaction(messageId, emoji).catch(() => undefined);
  };
  return <AllEmoji onPick={react} onClose={close} />;
}

/** A text in which is marked what is searched for. */
function Highlightable({ text }: { text: string }) {
  const wanted = useContext(SearchScope)?.trim().toLowerCase() ?? "";
  if (wanted === "") return <>{text}</>;
  const parts = [];
  let from = 0;
  const low = text.toLowerCase();
  for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, from)) {
    parts.push(text.slice(from, at), <mark>{text.slice(at, at + wanted.length)}</mark>);
    from = at + wanted.length;
  }
  return <>{[...parts, text.slice(from)]}</>;
}

/** What a message says, block by block: each by the theme's component for it. */
function MessageContent({ message }: { message: MessageSnapshot }) {
  return (
    <div class="own-content">
      <Content content={message.content} message={message} />
    </div>
  );
}

/** Text with its markup; without links and buttons where it is not to be worked. */
function Text({ block, nonInteractive = false }: { block: TextBlock; nonInteractive?: boolean }) {
  const { strings } = useUi();
  const message = useContext(BlockScope);
  if (nonInteractive) return <>{contentText([block], strings)}</>;
  return beneath(TextContent, { nodes: block.children, message });
}

interface VirtualMessageProps {
  text: string;
  sender?: UserSnapshot | null;
  timestamp?: number;
}

/** What looks like a message, and is none: nobody else sees it. */
function VirtualMessage({ text, sender = null, timestamp = 0 }: VirtualMessageProps) {
  const { Message } = mergedTheme as never as Record<string, (props: object) => never>;
  const common = useCommon(useWorn() as Worn);
  const none = {
    canDeleteMessage: false,
    canReplyToMessage: false,
    canEditMessage: false,
    canAddReaction: false,
  };
  const message: MessageSnapshot = {
    id: `virtual-${text}`,
    type: sender === null ? "SystemMessage" : "UserMessage",
    content: [{ type: "text", children: [text] }],
    plaintext: text,
    createdAt: timestamp,
    editedAt: null,
    custom: {},
    origin: "web",
    reactions: [],
    referencedMessage: null,
    sender,
  };
  const given = { message, messageStatus: null, permissions: none, isFirst: true, isLast: true, common };
  return (
    <RowScope.Provider value={null}>
      <div class="own-virtual" role="note">
        {Message !== undefined && <Message {...given} />}
      </div>
    </RowScope.Provider>
  );
}

interface SearchInputProps {
  value?: string;
  /** Called with each letter. */
  onChange?: (event: Event) => void;
  className?: string;
  id?: string;
  placeholder?: string;
  autoFocus?: boolean;
}

/** Where one writes what to search for. */
function SearchInput({ value, onChange, className, placeholder, autoFocus, ...rest }: SearchInputProps) {
  const { strings } = useUi();
  return (
    <input
      {...rest}
      type="search"
      class={className === undefined ? "search-input" : `search-input ${className}`}
      dir="auto"
      value={value}
      placeholder={placeholder ?? strings.search}
      aria-label={placeholder ?? strings.search}
      autofocus={autoFocus}
      onInput={onChange}
    />
  );
}

/** Parts of the interface that are no components of themes, for use in such. */
export const systemComponents = {
  AudioPlayer,
  Editor,
  EmojiPicker,
  EmojiSuggestBar: () => <Completing kind="emoji" />,
  Highlightable,
  MentionSuggestList: () => <Completing kind="mention" />,
  MenuItem,
  MessageContent,
  PopoverButton,
  ReactionPicker,
  SearchInput,
  Text,
  VirtualMessage,
  Waveform,
};
