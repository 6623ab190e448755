import type { BoxSettings } from "@chinwag/ui";
import type { InboxOptions, PopupOptions } from "./options.ts";

/** The options of a box as the interface wants them; what it does not know does no harm there. */
export function boxSettings(options: InboxOptions & PopupOptions): BoxSettings {
  const { theme, chatTitleMode, chatSubtitleMode, feedConversationTitleMode, ...rest } = options;
  return {
    ...rest,
    titles: { chat: chatTitleMode, chatSubtitle: chatSubtitleMode, feed: feedConversationTitleMode },
    ...(typeof theme === "object"
      ? { theme: theme.name, themeCustom: theme.custom, themeComponents: theme.components }
      : { theme }),
  };
}
