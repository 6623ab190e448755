import { type ComponentChildren, createElement, type VNode } from "preact";
import { ELEMENTS, isPlainAttribute, safeLink, safePicture } from "./allowed.ts";
import { evaluate, type Scope } from "./evaluate.ts";
import type { FilterContext } from "./filters.ts";
import { DRAWN_MAX, ITEMS_MAX } from "./limits.ts";
import { declarations } from "./style-attribute.ts";
import type { Attribute, ElementNode, Template, TemplateNode, Words } from "./tree.ts";
import { asText, isTrue, type Value } from "./values.ts";

/** What a component of a template is given. */
export interface BlockProps {
  /** What was written, by name. */
  readonly given: Readonly<Record<string, Value>>;
  /** What names stand for where it was written. */
  readonly scope: Scope;
  /** The mark of the styles of the template that it was written in. */
  readonly mark: string;
  readonly children: ComponentChildren;
}

/** How a template is drawn. */
export interface Drawing extends FilterContext {
  /** Each element gets it as an attribute, by which the template's styles find it. */
  readonly mark: string;
  /** Draws a component by its name. */
  block(name: string, props: BlockProps): ComponentChildren;
}

/** Draws a template. What cannot be shown is left out; nothing is thrown. */
export function render(template: Template, scope: Scope, drawing: Drawing): ComponentChildren {
  return new Renderer(drawing).all(template.nodes, scope);
}

class Renderer {
  readonly #drawing: Drawing;
  #drawn = 0;

  constructor(drawing: Drawing) {
    this.#drawing = drawing;
  }

  all(nodes: readonly TemplateNode[], outer: Scope): ComponentChildren[] {
    const drawn: ComponentChildren[] = [];
    let scope = outer;
    // Whether one of the conditions in a row has held.
    let isSettled = true;
    for (const node of nodes) {
      if (node.kind === "text") {
        drawn.push(this.#counts() && this.#text(node.words, scope));
        continue;
      }
      if (node.kind === "set") {
        scope = this.#with(scope, node.attributes);
        continue;
      }
      const { condition } = node;
      if (condition !== null) {
        if (condition.kind === "if") isSettled = false;
        const holds: boolean = !isSettled && isTrue(this.#value(condition.test, scope));
        isSettled ||= holds;
        if (!holds) {
          drawn.push(null);
          continue;
        }
      }
      drawn.push(node.loop === null ? this.#element(node, scope) : this.#items(node, scope));
    }
    return drawn;
  }

  #items(node: ElementNode, scope: Scope): ComponentChildren[] {
    const list = node.loop === null ? null : this.#value(node.loop.list, scope);
    if (!Array.isArray(list) || node.loop === null) return [];
    const { item } = node.loop;
    return list
      .slice(0, ITEMS_MAX)
      .map((value: Value, index) =>
        this.#element(node, new Map(scope).set(item, value).set("index", index), index),
      );
  }

  #element(node: ElementNode, scope: Scope, index?: number): VNode | null {
    if (!this.#counts()) return null;
    const written = node.key === null ? "" : this.#text(node.key, scope);
    const key = written || index;
    const children = this.all(node.children, scope);
    if (node.isComponent) {
      const { mark } = this.#drawing;
      const props: BlockProps = { given: this.#given(node.attributes, scope), scope, mark, children };
      return createElement(Block, { key, name: node.name, props, block: this.#drawing.block }) as VNode;
    }
    // Whatever a tree says, no other element is made.
    if (!ELEMENTS.has(node.name)) return null;
    return createElement(node.name, { ...this.#attributes(node, scope), key }, children);
  }

  #attributes(node: ElementNode, scope: Scope): Record<string, unknown> {
    const found: Record<string, unknown> = { [this.#drawing.mark]: "" };
    for (const { name, value } of node.attributes) {
      const text = value === null ? "" : this.#text(value, scope);
      if (name === "style") found.style = declarations(text);
      else if (name === "href" && node.name === "a") Object.assign(found, link(text));
      else if (name === "src" && node.name === "img") found.src = safePicture(text) ?? undefined;
      else if (isPlainAttribute(name)) found[name] = value === null ? true : text;
    }
    // A picture that nobody described is one to be passed over.
    if (node.name === "img") found.alt ??= "";
    return found;
  }

  #given(attributes: readonly Attribute[], scope: Scope): Record<string, Value> {
    const given: Record<string, Value> = Object.create(null);
    for (const { name, value } of attributes) {
      if (value === null) given[name] = true;
      else given[name] = value.kind === "whole" ? this.#value(value.of, scope) : this.#text(value, scope);
    }
    return given;
  }

  #with(scope: Scope, attributes: readonly Attribute[]): Scope {
    return new Map([...scope, ...Object.entries(this.#given(attributes, scope))]);
  }

  #text(words: Words, scope: Scope): string {
    if (words.kind === "whole") return asText(this.#value(words.of, scope));
    return words.parts
      .map((part) => (typeof part === "string" ? part : asText(this.#value(part, scope))))
      .join("");
  }

  #value(of: Parameters<typeof evaluate>[0], scope: Scope): Value {
    return evaluate(of, scope, this.#drawing);
  }

  #counts(): boolean {
    this.#drawn += 1;
    return this.#drawn <= DRAWN_MAX;
  }
}

function link(written: string): Record<string, string> {
  const href = safeLink(written);
  return href === null ? {} : { href, target: "_blank", rel: "noopener noreferrer nofollow ugc" };
}

interface BlockOf {
  key?: string | number | undefined;
  name: string;
  props: BlockProps;
  block: Drawing["block"];
}

/** So that what a component is made of has a place of its own for its state. */
function Block({ name, props, block }: BlockOf) {
  return block(name, props);
}
