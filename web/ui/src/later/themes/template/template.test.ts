import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { drawTemplate } from "../../../../test/draw-template.tsx";
import { TemplateProblem } from "./problem.ts";

const DATA = {
  sender: { name: "Bob <b>", isMe: false, photoUrl: "https://shop.example/bob.png" },
  people: [
    { id: "a", name: "Ann" },
    { id: "b", name: "Ben" },
  ],
  size: 3,
};

/** What is in an element. */
function htmlOf(element: HTMLElement): string {
  return element.getHTML();
}

function drawn(body: string): string {
  const html = htmlOf(drawTemplate(`<template>${body}</template>`, DATA));
  return html.replaceAll(' t-of-test=""', "");
}

describe("a template", () => {
  // shows: D75
  it.each([
    ["<p>{{ sender.name }}</p>", "<p>Bob &lt;b&gt;</p>"],
    ["<p>&lt;&amp;&nbsp;&#169;</p>", "<p>&lt;&amp;&nbsp;©</p>"],
    ['<b class="a {{ size }} c">x</b>', '<b class="a 3 c">x</b>'],
    ['<b t:if="{{ sender.isMe }}">1</b><i t:else-if="{{ size == 3 }}">2</i><u t:else>3</u>', "<i>2</i>"],
    ['<b t:if="{{ size &gt; 2 }}">1</b>\n<u t:else>3</u>', "<b>1</b>"],
    ['<b t:if="{{ size > 2 }}">1</b><b t:if="{{ size < 2 }}">2</b><u t:else>3</u>', "<b>1</b><u>3</u>"],
    ['<b t:for="{{ x in people }}" t:key="{{ x.id }}">{{ x.name }}{{ index }}</b>', "<b>Ann0</b><b>Ben1</b>"],
    ['<b t:for="{{ x in nothing }}">x</b>', ""],
    ['<t:set who="{{ sender.name | upcase }}" n="1" /><b>{{ who }}{{ n }}</b>', "<b>BOB &lt;B&gt;1</b>"],
    ['<div><t:set a="1" /></div><b>{{ a }}</b>', "<div></div><b></b>"],
    ["<br><hr/>", "<br><hr>"],
    ["<!-- <script> -->x", "x"],
    [
      '<ActionButton action="go" data-userId="{{ people[0].id }}">Go</ActionButton>',
      `<i title="ActionButton {&quot;action&quot;:&quot;go&quot;,&quot;data-userId&quot;:&quot;a&quot;}">Go</i>`,
    ],
    [
      '<Avatar user="{{ people[1] }}" />',
      '<i title="Avatar {&quot;user&quot;:{&quot;id&quot;:&quot;b&quot;,&quot;name&quot;:&quot;Ben&quot;}}"></i>',
    ],
  ])("%s", (body, html) => {
    expect(drawn(body)).toBe(html);
  });

  it("marks each of its elements, so that its styles find them and nothing else", () => {
    expect(htmlOf(drawTemplate("<template><p><b>x</b></p></template>"))).toBe(
      '<p t-of-test=""><b t-of-test="">x</b></p>',
    );
  });

  it("sets styles property by property", () => {
    const [element] = drawTemplate(
      `<template><p style="color: {{ c }}; --x: 1; background: url('a;b'); nonsense">x</p></template>`,
      { c: "red" },
    ).children;
    expect((element as HTMLElement).style.color).toBe("red");
    expect((element as HTMLElement).style.getPropertyValue("--x")).toBe("1");
  });

  it.each([
    ['<a href="https://x.example/">x</a>', "https://x.example/"],
    ['<a href="mailto:a@x.example">x</a>', "mailto:a@x.example"],
    ['<a href="javascript:alert(1)">x</a>', null],
    ['<a href="java\nscript:alert(1)">x</a>', null],
    ['<a href="data:text/html,x">x</a>', null],
    ['<a href="{{ sender.photoUrl }}">x</a>', "https://shop.example/bob.png"],
  ])("links where links may lead: %s", (body, href) => {
    const link = drawTemplate(`<template>${body}</template>`, DATA).querySelector("a");
    expect(link?.getAttribute("href") ?? null).toBe(href);
  });

  it.each([
    '<p onclick="alert(1)">x</p>',
    `<p inner${"HTML"}="x" dangerouslySetInner${"HTML"}="{{ people[0] }}" ref="r" key="k" srcdoc="x">x</p>`,
    '<img src="javascript:alert(1)" onerror="alert(1)"/>',
    '<p form="f" formaction="javascript:x" autofocus="">x</p>',
  ])("leaves out what could run: %s", (body) => {
    const html = drawn(body);
    expect(html).toMatch(/^<(?:p>x<\/p|img alt="")>$/);
  });

  it("stops drawing before it is too much", () => {
    const many = Array.from({ length: 600 }, (_, at) => at);
    const body = '<p t:for="{{ a in many }}"><b t:for="{{ b in many }}">{{ b }}</b></p>';
    const into = drawTemplate(`<template>${body}</template>`, { many });
    expect(into.querySelectorAll("*").length).toBeLessThanOrEqual(5_000);
  });
});

describe("what closes what", () => {
  interface Case {
    text: string;
    line?: number;
    column?: number;
    problem?: string;
  }
  const file = join(import.meta.dirname, "../../../../../../crates/model/src/theme/template-cases.json");
  const cases = JSON.parse(readFileSync(file, "utf8")) as Case[];

  it.each(cases)("is judged as by the server: $text", ({ text, line, column, problem }) => {
    let told: unknown = null;
    try {
      drawTemplate(text, DATA);
    } catch (error) {
      told = error;
    }
    if (problem === undefined) {
      expect(told).toBeNull();
      return;
    }
    expect(told).toBeInstanceOf(TemplateProblem);
    expect((told as TemplateProblem).message).toContain(problem);
    expect([(told as TemplateProblem).line, (told as TemplateProblem).column]).toEqual([line, column]);
  });
});

describe("a template that is wrong", () => {
  it.each([
    ["<template><script>x</script></template>", 1, 11, "<script> cannot stand in a template"],
    ["<template>\n  <iframe/></template>", 2, 3, "<iframe> cannot stand"],
    ["<template><button>x</button></template>", 1, 11, "<ActionButton"],
    [
      "<template>\n<div>\n  <b>x</i>\n</div></template>",
      3,
      7,
      "</i> stands where </b> should: <b> was opened in line 3",
    ],
    ["<template><div></template>", 1, 16, "</template> stands where </div> should"],
    ["<template><div>", 1, 11, "<div> is not closed by </div>"],
    ["<template>\n\n{{ a. }}</template>", 3, 7, "after the dot comes a name"],
    ["<template>{{ a </template>", 1, 11, "not closed by }}"],
    ['<template><p class="{{ x | loud }}"/></template>', 1, 28, "there is no filter loud"],
    ["<template><p class=a/></template>", 1, 20, "must stand in quotes"],
    ['<template><p class="a" class="b"/></template>', 1, 24, "twice"],
    ['<template><p t:of="1"/></template>', 1, 14, "there is no t:of"],
    ['<template><p t:for="{{ people }}"/></template>', 1, 23, "{{ item in list }}"],
    ["<template><Sidebar/></template>", 1, 11, "there is no component <Sidebar>; there are BuiltIn"],
    ["<template/>x", 1, 1, "is not closed"],
    ["hello", 1, 1, "text stands outside"],
    ["<style>p {}</style>", 1, 1, "there is no <template>"],
    ["<template></template><style>p {}", 1, 22, "<style> is not closed"],
    [`<template>${"<b>".repeat(50)}`, 1, 131, "at most 40 deep"],
    ["x".repeat(70_000), 1, 1, "at most 65536 characters"],
  ])("is refused with its place: %s", (text, line, column, message) => {
    let problem: unknown;
    try {
      drawTemplate(text, DATA);
    } catch (error) {
      problem = error;
    }
    expect(problem).toBeInstanceOf(TemplateProblem);
    const { line: inLine, column: inColumn, message: said } = problem as TemplateProblem;
    expect(said).toContain(message);
    expect([inLine, inColumn]).toEqual([line, column]);
  });
});
