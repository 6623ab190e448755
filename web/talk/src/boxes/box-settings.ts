import type { BoxSettings, ColorTheme } from "@chinwag/ui";
import type { InboxOptions, JsonSerializable, PopupOptions } from "./options.ts";

/** The options of a box as the interface wants them. */
export function boxSettings(options: InboxOptions & PopupOptions): BoxSettings {
  const {
    customEmojis,
    dir,
    messageField,
    showChatHeader,
    showTranslationToggle,
    showMobileBackButton,
    launcher,
    showCloseInHeader,
    showFeedHeader,
    useBrowserHistory,
    theme,
  } = options;
  const { chatTitleMode: chat, chatSubtitleMode: chatSubtitle, feedConversationTitleMode: feed } = options;
  return {
    customEmojis,
    dir,
    messageField,
    showChatHeader,
    showTranslationToggle,
    showMobileBackButton,
    launcher,
    showCloseInHeader,
    showFeedHeader,
    useBrowserHistory,
    titles: { chat, chatSubtitle, feed },
    theme: colorTheme(typeof theme === "string" ? theme : theme?.name),
    themeVariables: typeof theme === "string" ? undefined : cssValues(theme?.custom),
  };
}

/** Names of themes that are not known leave the choice to the reader's system. */
function colorTheme(name: string | undefined): ColorTheme | undefined {
  if (name === undefined) return undefined;
  return name === "light" || name === "dark" ? name : "auto";
}

/** What of a theme's variables can be a value in CSS. */
function cssValues(
  variables: { [key: string]: JsonSerializable } | undefined,
): Readonly<Record<string, string>> | undefined {
  if (variables === undefined) return undefined;
  const values = Object.entries(variables).flatMap(([key, value]) =>
    typeof value === "string" || typeof value === "number" ? [[key, String(value)]] : [],
  );
  return Object.fromEntries(values);
}
