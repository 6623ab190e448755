import { render as renderInto } from "preact";
import { componentsFor } from "../src/later/themes/component-names.ts";
import { parseTemplate } from "../src/later/themes/template/parse-template.ts";
import { render } from "../src/later/themes/template/render.ts";
import { asValue } from "../src/later/themes/template/values.ts";

/** Draws a template into an element. Components in it are drawn as `<i>` with their names and what they are given. */
export function drawTemplate(text: string, data: Readonly<Record<string, unknown>> = {}): HTMLElement {
  const template = parseTemplate(text, componentsFor("ChatHeader"));
  const scope = new Map(Object.entries(data).map(([name, value]) => [name, asValue(value)]));
  const into = document.createElement("div");
  const drawing = {
    locale: "en",
    mark: "t-of-test",
    block: (name: string, { given, children }: { given: object; children: unknown }) => (
      <i title={`${name} ${JSON.stringify(given)}`}>{children as string}</i>
    ),
  };
  renderInto(render(template, scope, drawing), into);
  return into;
}
