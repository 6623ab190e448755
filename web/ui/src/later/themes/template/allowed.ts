/** Elements that templates may have: those that show something, and neither run, load nor submit anything. */
export const ELEMENTS: ReadonlySet<string> = new Set(
  (
    "a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div dl dt " +
    "em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd label legend li main mark meter nav ol p pre " +
    "progress q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul " +
    "var wbr svg g path circle ellipse line polyline polygon rect title"
  ).split(" "),
);

/** Elements without an end. */
export const VOID: ReadonlySet<string> = new Set(["br", "col", "hr", "img", "wbr"]);

/** Attributes that say nothing but how something looks or what it means. */
const ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    "class title lang dir role alt width height datetime colspan rowspan span start value min max low high optimum open " +
    "cite tabindex loading hidden viewBox d fill stroke stroke-width stroke-linecap stroke-linejoin fill-rule clip-rule " +
    "opacity cx cy r rx ry x y x1 y1 x2 y2 points transform preserveAspectRatio xmlns"
  ).split(" "),
);

/** Whether an element may have an attribute whose value needs no judging. */
export function isPlainAttribute(name: string): boolean {
  return ATTRIBUTES.has(name) || /^(?:data|aria)-[a-zA-Z0-9_-]{1,60}$/.test(name);
}

const LINKS: ReadonlySet<string> = new Set(["http:", "https:", "mailto:", "tel:"]);
const PICTURES: ReadonlySet<string> = new Set(["http:", "https:"]);

/** Where a link may lead, in the form in which it was judged; what has no host is of the page. */
export function safeLink(url: string): string | null {
  return judged(url, LINKS);
}

/** Where a picture may come from. */
export function safePicture(url: string): string | null {
  // In an `<img>` nothing of a picture runs, whatever is in it.
  if (/^data:image\/(?:png|jpeg|gif|webp|avif|svg\+xml)[;,]/i.test(url)) return url;
  return judged(url, PICTURES);
}

function judged(url: string, protocols: ReadonlySet<string>): string | null {
  if (url.trim() === "") return null;
  try {
    const { protocol, href } = new URL(url, document.baseURI);
    return protocols.has(protocol) ? href : null;
  } catch {
    return null;
  }
}
