/// <reference path="../../styles/css.d.ts" />
import type { ConversationRef } from "@chinwag/core";
import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { useStyles } from "../../hooks/use-styles.ts";
import styles from "./styles.css?inline";
import type { Suggestion } from "./suggestion.ts";
import { SuggestionList } from "./suggestion-list.tsx";
import { useSuggestions } from "./use-suggestions.ts";

/** What a field tells what completes its words. */
export interface SuggestionsControl {
  /** A key was pressed. Says whether it was for the list. */
  press(event: KeyboardEvent): boolean;
  /** The caret may be elsewhere. */
  follow(): void;
  /** Nobody is writing any more. */
  close(): void;
}

/** What completes the words of a field. */
export interface SuggestionsProps {
  conversationRef: ConversationRef;
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  /** Which of them are offered; all without it. */
  kind?: Suggestion["kind"];
  /** Through which the field tells what happens in it. */
  control: { current: SuggestionsControl | null };
}

/** Completes the words of a field: emoji after a colon, people after an at sign. */
export function Suggestions({ control, ...props }: SuggestionsProps) {
  useStyles(styles);
  const { list, isOpen, aria, ...own } = useSuggestions(props);
  const { field } = props;
  useLayoutEffect(() => {
    control.current = own;
  });
  useLayoutEffect(() => {
    // What was typed before this was there counts too.
    own.follow();
    return () => {
      control.current = null;
    };
  }, [control]);
  useLayoutEffect(() => {
    for (const [name, value] of Object.entries(aria)) {
      if (value === undefined) field.current?.removeAttribute(name);
      else field.current?.setAttribute(name, value);
    }
  });
  return isOpen ? <SuggestionList {...list} /> : null;
}
