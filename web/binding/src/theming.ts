import { COMPONENT_NAMES } from "@chinwag/ui/theming-names";
import type Talk from "chinwag";

export {
  formatDuration,
  formatFilesize,
  getGoogleMapsUrls,
  getPhotoUrlWithFallback,
  getRandomColor,
  userFriendlyDate,
} from "@chinwag/ui/theming-helpers";

/** Where the interface makes known what components are made of. */
const PLACE = Symbol.for("chinwag.theming");

/**
 * What components are made of is the interface's, which is loaded with the first box: so a module can import this, and
 * a component is not called before it is there.
 */
function kit(what: string): Talk.ThemeKit {
  const found = (globalThis as Record<symbol, unknown>)[PLACE] as Talk.ThemeKit | undefined;
  if (found === undefined) {
    throw new Error(
      `${what} works within the components of a theme, while a box draws them, and not before.`,
    );
  }
  return found;
}

/** Makes what is to be seen, of a template: `html\`<b class="name">${name}</b>\``, with components as `<${Avatar} …/>`. */
export function html(strings: TemplateStringsArray, ...values: unknown[]): Talk.ThemeNode {
  return kit("html").html(strings, ...values);
}

/** Hooks for components of a theme. Those of a framework do not work in them. */
export const hooks: Talk.ThemeHooks = {
  useState: (...given) => kit("useState").hooks.useState(...given),
  useReducer: (...given) => kit("useReducer").hooks.useReducer(...given),
  useEffect: (...given) => kit("useEffect").hooks.useEffect(...given),
  useLayoutEffect: (...given) => kit("useLayoutEffect").hooks.useLayoutEffect(...given),
  useMemo: (...given) => kit("useMemo").hooks.useMemo(...given),
  useCallback: (...given) => kit("useCallback").hooks.useCallback(...given),
  useRef: (...given) => kit("useRef").hooks.useRef(...given),
  useId: () => kit("useId").hooks.useId(),
};

type SystemName = keyof Talk.SystemComponents;

function late(name: SystemName): never {
  return ((props: object) => {
    const found = kit(name);
    return found.createElement(found[name], props);
  }) as never;
}

/** Plays a sound. */
export const AudioPlayer: Talk.SystemComponents["AudioPlayer"] = late("AudioPlayer");
/** In a `MessageField`: where the words are typed. */
export const Editor: Talk.SystemComponents["Editor"] = late("Editor");
/** All emoji. In a `MessageField`, what is picked is put into the editor; elsewhere it is given. */
export const EmojiPicker: Talk.SystemComponents["EmojiPicker"] = late("EmojiPicker");
/** In a `MessageField`: emoji that complete the word that is being written. */
export const EmojiSuggestBar: Talk.SystemComponents["EmojiSuggestBar"] = late("EmojiSuggestBar");
/** Within what a search found: a text in which is marked what was searched for. */
export const Highlightable: Talk.SystemComponents["Highlightable"] = late("Highlightable");
/** In a `MessageField`: people to be mentioned by the word that is being written. */
export const MentionSuggestList: Talk.SystemComponents["MentionSuggestList"] = late("MentionSuggestList");
/** An entry of a menu, which closes with it. */
export const MenuItem: Talk.SystemComponents["MenuItem"] = late("MenuItem");
/** What a message says: each block by the theme's component for it. */
export const MessageContent: Talk.SystemComponents["MessageContent"] = late("MessageContent");
/** A button, and what it opens beside itself. */
export const PopoverButton: Talk.SystemComponents["PopoverButton"] = late("PopoverButton");
/** All emoji; the one that is picked is the reader's reaction to a message. */
export const ReactionPicker: Talk.SystemComponents["ReactionPicker"] = late("ReactionPicker");
/** Where one writes what to search for. `onChange` is called with each letter. */
export const SearchInput: Talk.SystemComponents["SearchInput"] = late("SearchInput");
/** Text with its markup; without links where it is not to be worked. */
export const Text: Talk.SystemComponents["Text"] = late("Text");
/** What looks like a message, and is none: nobody else sees it. */
export const VirtualMessage: Talk.SystemComponents["VirtualMessage"] = late("VirtualMessage");
/** How a sound goes: that of a recording, or one of which is given how loud each part is, from 0 to 1. */
export const Waveform: Talk.SystemComponents["Waveform"] = late("Waveform");

/** A hook: who takes part in a conversation, newest first; nobody until it is known. */
export const useParticipants: Talk.ThemeHelpers["useParticipants"] = (...given) =>
  kit("useParticipants").useParticipants(...given);

/** A hook: who reacted to a message with an emoji, oldest first; nobody until it is known. */
export const useReactions: Talk.ThemeHelpers["useReactions"] = (...given) =>
  kit("useReactions").useReactions(...given);

/** A hook: how long ago a moment was, as time goes on. */
export const useTimeAgo: Talk.ThemeHelpers["useTimeAgo"] = (...given) =>
  kit("useTimeAgo").useTimeAgo(...given);

/** The interface's own components, by name: to be drawn within yours, with what yours are given. */
export const defaultTheme: Talk.Theme = Object.fromEntries(
  COMPONENT_NAMES.map((name) => [
    name,
    (props: object) => {
      const { createElement, defaultTheme } = kit(`defaultTheme.${name}`);
      return createElement(defaultTheme[name], props);
    },
  ]),
) as never;
