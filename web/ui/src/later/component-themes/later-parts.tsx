import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { useLazy } from "../../hooks/use-lazy.ts";
import { beneath, plainly, standInFor, standInForElement } from "../themes/stand-in.ts";
import type { ComponentName } from "./component-names.ts";
import { standIn, useOwn, useWorn } from "./given.tsx";
import { standInForMenu } from "./menu.tsx";
import { LineScope } from "./scopes.ts";
import { standInForResults } from "./search.tsx";
import type * as Types from "./types.ts";
import { standInForVoice } from "./voice.tsx";

const loadTyping = () => import("../../components/typing/typing-row.tsx");
const loadSearchBar = () => import("../../components/search/search-bar.tsx");
const loadBanner = () => import("../../components/message-field/composing-banner.tsx");

/** Has components of the page stand in for parts that are only loaded when they are wanted. */
export async function standInForLaterParts(names: ReadonlySet<ComponentName>): Promise<void> {
  const has = (...some: ComponentName[]) => some.some((name) => names.has(name));
  await Promise.all([
    has("ReplyBar", "CompactMessageContent") && standInForReplyBar(),
    has("ChatSearchBox") && standInForSearchBox(),
    has("MessageActionMenu") && standInForMenu(),
    has("VoiceRecorder", "RecordingPreview") && standInForVoice(),
    has("GlobalSearchResultItem", "GlobalSearchResultHeader") && standInForResults(),
  ]);
}

/** Below the messages stands who is typing: where the page has that, ours is not there. */
export function standInForTyping(): void {
  standInForElement("li", ({ class: name }) => (name === "typing" ? (TypingElement as never) : undefined));
}

function TypingElement(props: object) {
  const { own } = useWorn() ?? {};
  const isReplaced = useOwn("AfterMessages") !== null;
  if (isReplaced) return null;
  return plainly(own?.has("AfterMessages") ? "div" : "li", props);
}

async function standInForReplyBar(): Promise<void> {
  const { ComposingBanner } = await loadBanner();
  type Props = Parameters<typeof ComposingBanner>[0];
  standInFor(
    ComposingBanner,
    function Banner(props: Props) {
      return (
        <LineScope.Provider value={props.composing.message}>
          <Shown {...props} />
        </LineScope.Provider>
      );
    },
    "page",
  );
  /** One that knows of the line's scope. */
  function Shown(props: Props) {
    return beneath(ComposingBanner, props);
  }
  standIn({
    name: "ReplyBar",
    Own: Shown,
    useGiven: ({ composing }: Props) =>
      composing.kind === "reply" ? { referencedMessage: composing.message } : null,
  });
}

async function standInForSearchBox(): Promise<void> {
  const { SearchBar } = await loadSearchBar();
  type Props = Parameters<typeof SearchBar>[0];
  standIn({
    name: "ChatSearchBox",
    Own: SearchBar,
    useGiven: (_: Props, worn) => {
      const { actions } = worn;
      useEffect(() => () => actions.chatbox.setHighlightedStrings([]), [actions]);
      return {};
    },
    frame: (inside, { onClose }) => <SearchFrame {...{ onClose }}>{inside}</SearchFrame>,
  });
}

/** Escape closes it, and the focus goes into it and back to where it was, as with ours. */
function SearchFrame({ onClose, children }: { onClose(): void; children: ComponentChildren }) {
  const { root } = useUi();
  const around = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const before = root.activeElement;
    around.current?.querySelector<HTMLElement>("input")?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [root]);
  return (
    <search
      ref={around}
      class="own-search-bar"
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      {children}
    </search>
  );
}

/** As the interface has it, for what components of a page are given. */
export const laterDefaults = {
  ReplyBar({ referencedMessage, common }: Types.ReferencedMessageProps) {
    const module = useLazy(true, loadBanner);
    if (module === null) return null;
    return (
      <LineScope.Provider value={referencedMessage}>
        {beneath(module.ComposingBanner, {
          composing: { kind: "reply" as const, message: referencedMessage as never },
          onCancel: () => common.chatbox.setReferencedMessage(null),
        })}
      </LineScope.Provider>
    );
  },
  ChatSearchBox({ common }: Types.PlainProps) {
    const module = useLazy(true, loadSearchBar);
    return module && beneath(module.SearchBar, { onClose: common.chatbox.toggleSearchBox });
  },
  AfterMessages({ common }: Types.PlainProps) {
    const { users, many } = common.typing;
    const isAnybody = many || users.length > 0;
    const module = useLazy(isAnybody, loadTyping);
    if (!isAnybody || module === null) return null;
    return beneath(module.TypingRow, { typing: (many ? { many } : { many, users }) as never });
  },
};
