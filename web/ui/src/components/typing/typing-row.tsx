/// <reference path="../../styles/css.d.ts" />
import type { TypingSnapshot } from "@chinwag/core";
import { useUi } from "../../hooks/ui-context.ts";
import { useStyles } from "../../hooks/use-styles.ts";
import { Avatar } from "../avatar/avatar.tsx";
import styles from "./styles.css?inline";

/** Below the messages: who is writing. */
export function TypingRow({ typing }: { typing: TypingSnapshot }) {
  useStyles(styles);
  const { strings } = useUi();
  const users = typing.many ? [] : typing.users;
  const names = new Intl.ListFormat(strings.locale).format(users.map(({ name }) => `\u2068${name}\u2069`));
  return (
    <li class="typing">
      {users.slice(0, 3).map((user) => (
        <Avatar key={user.id} user={user} size="small" />
      ))}
      <span class="typing-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span class="typing-text">
        {typing.many ? strings.manyTyping : strings.typing(names, users.length)}
      </span>
    </li>
  );
}
