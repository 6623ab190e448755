import type { Expression } from "./expression.ts";
import { parseExpression, parseLoop } from "./parse-expression.ts";
import { parseOnly, parseWords, type Stretch } from "./parse-words.ts";
import { TemplateProblem } from "./problem.ts";
import type { Tag, TagAttribute } from "./tags.ts";
import type { Attribute, Condition, ElementNode, TemplateNode, Words } from "./tree.ts";

/** An element as it was written. */
export interface Written {
  readonly source: string;
  readonly tag: Tag;
  readonly children: readonly TemplateNode[];
}

const ALWAYS: Expression = { kind: "literal", value: true };

/** Reads what an element says of itself. Throws a `TemplateProblem`. */
export function parseElement({ source, tag, children }: Written): TemplateNode {
  const attributes: Attribute[] = [];
  let condition: Condition | null = null;
  let loop: ElementNode["loop"] = null;
  let key: Words | null = null;
  for (const attribute of tag.attributes) {
    const { name, start } = attribute;
    switch (name) {
      case "t:if":
      case "t:else-if":
        condition = { kind: name === "t:if" ? "if" : "else-if", test: only(source, attribute) };
        break;
      case "t:else":
        condition = { kind: "else", test: ALWAYS };
        break;
      case "t:for":
        loop = parseOnly(stretchOf(source, attribute), parseLoop);
        break;
      case "t:key":
        key = parseWords(stretchOf(source, attribute));
        break;
      default:
        if (name.startsWith("t:")) {
          const known = "t:if, t:else-if, t:else, t:for and t:key";
          throw new TemplateProblem(`there is no ${name}; there are ${known}`, source, start);
        }
        attributes.push({
          name,
          value: attribute.value === null ? null : parseWords(stretchOf(source, attribute)),
        });
    }
  }
  if (tag.name === "t:set") {
    if (attributes.length === 0) {
      throw new TemplateProblem(
        '<t:set> names nothing; write <t:set name="{{ value }}" />',
        source,
        tag.start,
      );
    }
    return { kind: "set", attributes };
  }
  const isComponent = /^[A-Z]/.test(tag.name);
  return { kind: "element", name: tag.name, isComponent, attributes, children, condition, loop, key };
}

function only(source: string, attribute: TagAttribute): Expression {
  return parseOnly(stretchOf(source, attribute), parseExpression);
}

function stretchOf(source: string, { name, start, value }: TagAttribute): Stretch {
  if (value !== null) return { source, ...value };
  throw new TemplateProblem(`${name} needs a value: ${name}="{{ … }}"`, source, start);
}
