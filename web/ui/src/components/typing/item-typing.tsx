/// <reference path="../../styles/css.d.ts" />
import type { ConversationRef } from "@chinwag/core";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { useStyles } from "../../hooks/use-styles.ts";
import { useTyping } from "../../hooks/use-typing.ts";
import { OneLine } from "../one-line/one-line.tsx";
import dotStyles from "./dot-styles.css?inline";
import { Dots } from "./dots.tsx";
import styles from "./item-styles.css?inline";
import { typingText } from "./typing-text.ts";

interface ItemTypingProps {
  conversationRef: ConversationRef;
  /** Whether it has to be said who writes. */
  isGroup: boolean;
  /** What stands there while nobody writes. */
  children: ComponentChildren;
}

/** In the list of conversations: who is writing in one of them, in place of what was said last. */
export function ItemTyping({ children, ...item }: ItemTypingProps) {
  useStyles(dotStyles);
  useStyles(styles);
  const place = useRef<HTMLSpanElement>(null);
  const [isInView, setInView] = useState(false);
  // Of all that are loaded, only those that can be seen are followed.
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new IntersectionObserver((entries) => {
      setInView(entries[entries.length - 1]?.isIntersecting === true);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <span class="item-last" ref={place}>
      {isInView ? <Writing {...item}>{children}</Writing> : children}
    </span>
  );
}

function Writing({ conversationRef, isGroup, children }: ItemTypingProps) {
  const { strings } = useUi();
  const typing = useTyping(conversationRef);
  if (typing === null) return <>{children}</>;
  const text = typingText(typing, strings);
  return (
    <span class="item-typing">
      <Dots />
      {isGroup ? <OneLine text={text} /> : <span class="visually-hidden">{text}</span>}
    </span>
  );
}
