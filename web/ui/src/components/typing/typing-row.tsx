/// <reference path="../../styles/css.d.ts" />
import type { TypingSnapshot } from "@chinwag/core";
import { useUi } from "../../hooks/ui-context.ts";
import { useStyles } from "../../hooks/use-styles.ts";
import { Avatar } from "../avatar/avatar.tsx";
import dotStyles from "./dot-styles.css?inline";
import { Dots } from "./dots.tsx";
import styles from "./styles.css?inline";
import { typingText } from "./typing-text.ts";

/** Below the messages: who is writing. */
export function TypingRow({ typing }: { typing: TypingSnapshot }) {
  useStyles(dotStyles);
  useStyles(styles);
  const { strings } = useUi();
  const users = typing.many ? [] : typing.users;
  return (
    <li class="typing">
      {users.slice(0, 3).map((user) => (
        <Avatar key={user.id} user={user} size="small" />
      ))}
      <Dots />
      <span class="typing-text">{typingText(typing, strings)}</span>
    </li>
  );
}
