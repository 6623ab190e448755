import { useLayoutEffect, useRef } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { Avatar } from "../avatar/avatar.tsx";
import { EmojiPicture } from "../emoji-picker/emoji-picture.tsx";
import { type Suggestion, suggestionKey } from "./suggestion.ts";

/** What is offered above the message field. The focus stays in the field. */
export interface SuggestionListProps {
  id: string;
  suggestions: readonly Suggestion[];
  /** The one that Enter takes. */
  active: number;
  onTake: (suggestion: Suggestion) => void;
}

/** The id of the active suggestion, for the field. */
export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** What is offered above the message field. */
export function SuggestionList({ id, suggestions, active, onTake }: SuggestionListProps) {
  const { strings } = useUi();
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div ref={list} id={id} class="suggestions" role="listbox" aria-label={strings.suggestions}>
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys come to the field, which has the focus.
        <div
          key={suggestionKey(suggestion)}
          id={optionId(id, index)}
          class="suggestion"
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(suggestion)}
        >
          <Shown suggestion={suggestion} />
        </div>
      ))}
    </div>
  );
}

function Shown({ suggestion }: { suggestion: Suggestion }) {
  if (suggestion.kind === "emoji") {
    return (
      <>
        <span class="suggestion-emoji">
          <EmojiPicture text={suggestion.text} url={suggestion.url} />
        </span>
        <bdi class="suggestion-name">:{suggestion.name}:</bdi>
      </>
    );
  }
  return (
    <>
      <Avatar user={suggestion.user} size="small" />
      <bdi class="suggestion-name">{suggestion.user.name}</bdi>
    </>
  );
}
