import type { BlockProps } from "../template/render.ts";
import { declarations } from "../template/style-attribute.ts";
import { asText } from "../template/values.ts";

/** How the element of a component is found by the styles of the template it stands in. */
export function blockAttributes({ given, mark }: BlockProps, own: string): Record<string, unknown> {
  const named = asText(given.class ?? null);
  const style = asText(given.style ?? null);
  return {
    class: named === "" ? own : `${own} ${named}`,
    ...(style !== "" && { style: declarations(style) }),
    [mark]: "",
  };
}
