import type { Expression } from "./expression.ts";

/** A text with expressions in it, or, as `whole`, one expression and nothing else, which keeps what kind of value it is. */
export type Words =
  | { readonly kind: "parts"; readonly parts: readonly (string | Expression)[] }
  | { readonly kind: "whole"; readonly of: Expression };

/** An attribute as it was written. */
export interface Attribute {
  readonly name: string;
  /** `null` where it has no value. */
  readonly value: Words | null;
}

/** A condition: `t:if`, or one of those that follow it. */
export interface Condition {
  readonly kind: "if" | "else-if" | "else";
  /** That of `else` always holds. */
  readonly test: Expression;
}

/** An element of HTML, or a component by its name. */
export interface ElementNode {
  readonly kind: "element";
  readonly name: string;
  readonly isComponent: boolean;
  readonly attributes: readonly Attribute[];
  readonly children: readonly TemplateNode[];
  readonly condition: Condition | null;
  readonly loop: { readonly item: string; readonly list: Expression } | null;
  readonly key: Words | null;
}

/** A piece of a template. */
export type TemplateNode =
  | { readonly kind: "text"; readonly words: Words }
  | { readonly kind: "set"; readonly attributes: readonly Attribute[] }
  | ElementNode;

/** A component of a theme: what it draws, and its styles, which reach nothing else. */
export interface Template {
  readonly nodes: readonly TemplateNode[];
  readonly css: string;
}
