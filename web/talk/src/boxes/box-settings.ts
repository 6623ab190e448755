import type { BoxSettings } from "@chinwag/ui";
import type { InboxOptions, PopupOptions } from "./options.ts";

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
    ...(typeof theme === "object"
      ? { theme: theme.name, themeCustom: theme.custom, themeComponents: theme.components }
      : { theme }),
  };
}
