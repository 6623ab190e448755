import { useUi } from "../../hooks/ui-context.ts";

/** Code of several lines. It scrolls by itself, so it can be reached by the Tab key, and then has a name. */
export function CodeBlock({ text }: { text: string }) {
  const { strings } = useUi();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer scrolls it by the arrow keys.
    // biome-ignore lint/a11y/useSemanticElements: it is no group of form fields.
    <pre class="code-block" dir="ltr" tabIndex={0} role="group" aria-label={strings.code}>
      <code>{text}</code>
    </pre>
  );
}
