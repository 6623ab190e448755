/// <reference path="../../../styles/css.d.ts" />
import type { ThemeData } from "../theme-data.ts";
import css from "./team.css?inline";

const USER_MESSAGE = `
<template>
  <div class="line {{ isFirstInGroup | then: 'first' | else: 'next' }}">
    <div class="margin">
      <Avatar t:if="{{ isFirstInGroup }}" user="{{ sender }}" size="medium" />
      <time t:else class="aside">{{ timestamp | date: "%H:%M" }}</time>
    </div>
    <div class="said">
      <div t:if="{{ isFirstInGroup }}" class="head">
        <b class="name" dir="auto">{{ sender.name }}</b>
        <time class="time">{{ timestamp | date: "%X" }}</time>
      </div>
      <MessageBody class="body" body="{{ body }}" floatTimestamp="auto" showStatus="{{ sender.isMe }}" />
      <span t:if="{{ editedAt }}" class="edited">({{ t.edited }})</span>
      <div t:if="{{ reactions.length > 0 }}" class="reactions">
        <EmojiReactionButton t:for="{{ reaction in reactions }}" t:key="{{ reaction.emoji }}" emoji="{{ reaction.emoji }}" />
      </div>
    </div>
    <ActionMenu t:if="{{ showActionMenu }}" class="menu" />
  </div>
</template>
<style>
  .line { display: flex; gap: 10px; margin-inline: -16px; padding: 2px 16px; }
  .line:hover { background: var(--bg-hover); }
  .first { padding-block-start: 6px; }
  .margin { flex: none; inline-size: 40px; text-align: end; }
  .aside { color: var(--text-soft); font-size: var(--font-tiny); line-height: 1.9; opacity: 0; }
  .line:hover .aside { opacity: 1; }
  .said { flex: 1; min-inline-size: 0; }
  .head { display: flex; align-items: baseline; gap: 8px; }
  .name { font-weight: 700; }
  .time, .edited { color: var(--text-soft); font-size: var(--font-tiny); }
  .menu { align-self: flex-start; }
</style>`;

/** Dense, with everybody on one side and no bubbles: for people who work together all day. */
export const team: ThemeData = {
  variables: {
    "--t-color-brand-primary": { light: "#1d5fb8", dark: "#2f6fd0" },
    "--t-color-brand-primary-hover": { light: "#174e98", dark: "#3572d4" },
    "--t-color-brand-text": { light: "#1d5fb8", dark: "#8ab8ff" },
    "--t-color-bg": { light: "#ffffff", dark: "#1a1d21" },
    "--t-color-bg-muted": { light: "#eef1f5", dark: "#2a2e34" },
    "--t-color-bg-list": { light: "#f4f6f9", dark: "#15171a" },
    "--t-color-text": { light: "#1b1f24", dark: "#e3e6ea" },
    "--t-color-gray-300": { light: "#dde2e8", dark: "#33383f" },
    "--t-color-gray-600": { light: "#57606a", dark: "#a3abb5" },
    "--t-radius-sm": "4px",
    "--t-radius-md": "6px",
    "--t-radius-lg": "6px",
    "--t-radius-xl": "10px",
    "--t-radius-bubble": "8px",
    "--t-font-size-base": "14px",
  },
  css,
  components: { UserMessage: USER_MESSAGE },
  custom: {},
};
