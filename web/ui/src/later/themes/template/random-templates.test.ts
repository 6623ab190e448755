import fc from "fast-check";
import { expect, it } from "vitest";
import { drawTemplate } from "../../../../test/draw-template.tsx";
import { ELEMENTS, isPlainAttribute } from "./allowed.ts";
import { TemplateProblem } from "./problem.ts";

const PIECES = [
  "<template>",
  "</template>",
  "<style>",
  "</style>",
  "<div>",
  "</div>",
  "<b",
  ">",
  "/>",
  "</b>",
  '<p class="x">',
  "</p>",
  "<script>alert(1)</script>",
  "<script",
  '<img src="',
  "javascript:alert(1)",
  '"',
  "'",
  "{{",
  "}}",
  "{{ a.b }}",
  "{{ list }}",
  ' onclick="alert(1)"',
  ' href="{{ a.url }}"',
  ' style="{{ a.b }}; x: url(javascript:1)"',
  ' t:if="{{ a }}"',
  " t:else",
  ' t:for="{{ x in list }}"',
  ' t:key="{{ x }}"',
  '<t:set x="{{ a }}"/>',
  "<t:set ",
  "{{ x | then: 1 | else: 2 }}",
  "{{ a.constructor.constructor }}",
  "{{ __proto__ }}",
  '<a href="{{ a.bad }}">',
  "</a>",
  '<svg><path d="M0 0"/></svg>',
  "<iframe>",
  '<Avatar user="{{ a }}"/>',
  '<ActionButton action="x">',
  "</ActionButton>",
  "<!--",
  "-->",
  "&lt;script&gt;",
  "&#60;",
  "text",
  "\u0000",
  "\n",
  "<",
  "</",
  "= ",
  '<template t:if="{{ 1 }}">',
  '<b srcdoc="<script>">',
  "<math>",
  "<style>*{}</style>",
  "😀",
  "\u202e",
];

const DATA = {
  a: { b: "<img src=x onerror=alert(1)>", url: "https://x.example", bad: "javascript:alert(1)" },
  list: [1, "javascript:alert(1)", null, { c: [[]] }],
};

/** What of a drawing is not allowed. */
function forbidden(into: HTMLElement): string[] {
  return [...into.querySelectorAll("*")].flatMap((element) => {
    const name = element.localName;
    const wrong = [...element.attributes]
      .filter(({ name: attribute, value }) => {
        if (attribute === "href") return name !== "a" || /^\s*(?:javascript|data|vbscript):/i.test(value);
        if (attribute === "src") return name !== "img" || /^\s*javascript:/i.test(value);
        if (["t-of-test", "target", "rel", "style", "alt"].includes(attribute)) return false;
        return !isPlainAttribute(attribute);
      })
      .map((attribute) => `${name} ${attribute.name}`);
    return ELEMENTS.has(name) ? wrong : [name, ...wrong];
  });
}

function check(text: string): void {
  let into: HTMLElement;
  try {
    into = drawTemplate(text, DATA);
  } catch (error) {
    expect(error).toBeInstanceOf(TemplateProblem);
    return;
  }
  expect(forbidden(into)).toEqual([]);
}

it("whatever is in a template, it is drawn of what is allowed, or refused", () => {
  const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 25 });
  const wrapped = pieces.map((of) => `<template>${of.join("")}</template>`);
  fc.assert(fc.property(wrapped, check), { numRuns: 1_500 });
  fc.assert(
    fc.property(
      pieces.map((of) => of.join("")),
      check,
    ),
    { numRuns: 500 },
  );
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), check), { numRuns: 300 });
});

it("a template that is well formed is drawn of what is allowed", () => {
  const names = ["div", "p", "a", "img", "b", "svg", "path", "span", "li", "details", "title"];
  const attributes = [
    "class",
    "href",
    "src",
    "onclick",
    "style",
    "data-x",
    "t:if",
    `inner${"HTML"}`,
    "xlink:href",
    "id",
    "width",
  ];
  const values = [
    "x",
    "{{ a.bad }}",
    "{{ a.b }}",
    "javascript:alert(1)",
    "{{ list }}",
    "{{ a }}",
    "color: red",
  ];
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom("text", "{{ a.b }}", "{{ list | join: '<' }}"),
      fc
        .tuple(
          fc.constantFrom(...names),
          fc.dictionary(fc.constantFrom(...attributes), fc.constantFrom(...values), { maxKeys: 4 }),
          fc.array(tie("tree"), { maxLength: 3 }),
        )
        .map(([name, given, children]) => {
          const written = Object.entries(given).map(
            ([key, value]) => ` ${key}="${key === "t:if" ? "{{ a }}" : value}"`,
          );
          return name === "img"
            ? `<img${written.join("")}/>`
            : `<${name}${written.join("")}>${children.join("")}</${name}>`;
        }),
    ),
  }));
  const draw = (body: string) => {
    const into = drawTemplate(`<template><div>${body}</div></template>`, DATA);
    expect(forbidden(into)).toEqual([]);
    expect(into.querySelector("div")).not.toBeNull();
  };
  fc.assert(fc.property(tree, draw), { numRuns: 500 });
});
