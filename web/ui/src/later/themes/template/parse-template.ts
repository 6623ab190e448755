import { ELEMENTS, VOID } from "./allowed.ts";
import { DEPTH_MAX, LENGTH_MAX, NODES_MAX } from "./limits.ts";
import { parseElement, type Written } from "./parse-element.ts";
import { parseWords, type Stretch } from "./parse-words.ts";
import { TemplateProblem } from "./problem.ts";
import { nextTag, type Tag } from "./tags.ts";
import type { Template, TemplateNode } from "./tree.ts";

/** Reads a component of a theme: a `<template>` and perhaps a `<style>`. Throws a `TemplateProblem`. */
export function parseTemplate(source: string, components: ReadonlySet<string>): Template {
  if (source.length > LENGTH_MAX) {
    throw new TemplateProblem(`a template may have at most ${LENGTH_MAX} characters`, source, 0);
  }
  const reader = new Reader(source, components);
  return reader.read();
}

/** An element whose end has not come yet. */
interface Open {
  readonly tag: Tag;
  readonly children: TemplateNode[];
}

class Reader {
  readonly #source: string;
  readonly #components: ReadonlySet<string>;
  #count = 0;

  constructor(source: string, components: ReadonlySet<string>) {
    this.#source = source;
    this.#components = components;
  }

  read(): Template {
    let place = 0;
    let nodes: readonly TemplateNode[] | null = null;
    let css = "";
    for (;;) {
      const tag = nextTag(this.#source, place);
      this.#requireBlank({ source: this.#source, start: place, end: tag?.start ?? this.#source.length });
      if (tag === null) break;
      place = tag.end;
      if (tag.kind === "comment") continue;
      if (tag.kind === "open" && tag.name === "template" && nodes === null) {
        [nodes, place] = this.#body(tag);
      } else if (tag.kind === "open" && tag.name === "style") {
        const close = this.#source.indexOf("</style>", place);
        if (close === -1) this.#fail("<style> is not closed by </style>", tag.start);
        css += this.#source.slice(place, close);
        place = close + "</style>".length;
      } else {
        this.#fail(
          "a component is one <template> and perhaps one <style>, with nothing around them",
          tag.start,
        );
      }
    }
    if (nodes === null) this.#fail("there is no <template>", 0);
    return { nodes, css };
  }

  #requireBlank({ source, start, end }: Stretch): void {
    const text = source.slice(start, end);
    if (text.trim() === "") return;
    this.#fail("text stands outside of <template> and <style>", start + text.search(/\S/));
  }

  /** What is between `<template>` and `</template>`, and where that ends. */
  #body(template: Tag): [readonly TemplateNode[], number] {
    const open: Open[] = [{ tag: template, children: [] }];
    let place = template.end;
    for (;;) {
      const current = open[open.length - 1] as Open;
      const tag = nextTag(this.#source, place);
      if (tag === null) {
        this.#fail(`<${current.tag.name}> is not closed by </${current.tag.name}>`, current.tag.start);
      }
      this.#text(current, { source: this.#source, start: place, end: tag.start });
      place = tag.end;
      if (tag.kind === "comment") continue;
      if (tag.kind === "close") {
        this.#requireMatch(current.tag, tag);
        open.pop();
        const outer = open[open.length - 1];
        if (outer === undefined) return [current.children, place];
        outer.children.push(this.#element(current.tag, current.children));
        continue;
      }
      this.#check(tag);
      if (tag.isClosed || VOID.has(tag.name) || tag.name === "t:set") {
        current.children.push(this.#element(tag, []));
      } else {
        if (open.length > DEPTH_MAX)
          this.#fail(`elements may be nested at most ${DEPTH_MAX} deep`, tag.start);
        open.push({ tag, children: [] });
      }
    }
  }

  #text(into: Open, stretch: Stretch): void {
    const text = this.#source.slice(stretch.start, stretch.end);
    // What only sets elements apart in the source is not shown.
    if (text === "" || (text.trim() === "" && text.includes("\n"))) return;
    this.#counted(stretch.start);
    into.children.push({ kind: "text", words: parseWords(stretch) });
  }

  #element(tag: Tag, children: readonly TemplateNode[]): TemplateNode {
    this.#counted(tag.start);
    const written: Written = { source: this.#source, tag, children };
    return parseElement(written);
  }

  #counted(place: number): void {
    this.#count += 1;
    if (this.#count > NODES_MAX) this.#fail(`a template may have at most ${NODES_MAX} parts`, place);
  }

  #check({ name, start }: Tag): void {
    if (name === "t:set" || ELEMENTS.has(name) || this.#components.has(name)) return;
    if (/^[A-Z]/.test(name)) {
      this.#fail(`there is no component <${name}>; there are ${[...this.#components].join(", ")}`, start);
    }
    const hint =
      name === "button"
        ? '; <ActionButton action="…"> is one that tells your page'
        : name === "style"
          ? "; put it behind </template>"
          : "";
    this.#fail(`<${name}> cannot stand in a template${hint}`, start);
  }

  #requireMatch(open: Tag, close: Tag): void {
    if (open.name === close.name) return;
    const { line } = new TemplateProblem("", this.#source, open.start);
    this.#fail(
      `</${close.name}> stands where </${open.name}> should: <${open.name}> was opened in line ${line}`,
      close.start,
    );
  }

  #fail(message: string, place: number): never {
    throw new TemplateProblem(message, this.#source, place);
  }
}
