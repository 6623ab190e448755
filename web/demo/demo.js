/*
 * Loads talk.js and shows, beside each chat, the very lines that make it: they are read from the page's own scripts.
 */

/** Where talk.js comes from: this server, or with `?server=` another one on this machine. */
function chatServer() {
  const asked = new URLSearchParams(location.search).get("server");
  if (asked === null) return location.origin;
  const url = new URL(asked);
  // A link must not be able to make this page run the script of a stranger.
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (!isLocal) throw new Error("The server of a demo page is on this machine.");
  return url.origin;
}

/** What waits for `Talk.ready` before the script is there. The script takes the queue over. */
window.Talk = {
  ready: {
    c: [],
    // biome-ignore lint/suspicious/noThenProperty: pages write `await Talk.ready`.
    then(callback) {
      return new Promise((resolve, reject) => this.c.push([callback, resolve, reject]));
    },
  },
};
const script = document.createElement("script");
script.src = `${chatServer()}/talk.js`;
document.head.append(script);

/** What is coloured in a line of code, by kind. */
const KINDS = /(?<string>"[^"]*")|(?<word>\b(?:await|const|new)\b)|(?<tag><\/?[a-z]+|(?<=[a-z"])>)/g;

/** A line of code, coloured. Text stays text: it is never read as HTML. */
function coloured(line) {
  const parts = [];
  let end = 0;
  for (const match of line.matchAll(KINDS)) {
    const [kind] = Object.entries(match.groups).find(([, text]) => text !== undefined);
    const mark = document.createElement("span");
    mark.className = `code-${kind}`;
    mark.textContent = match[0];
    parts.push(line.slice(end, match.index), mark);
    end = match.index + match[0].length;
  }
  return [...parts, line.slice(end), "\n"];
}

/** Shows the lines that a page needs for what one of this page's scripts does. */
function showCode(source) {
  const target = document.getElementById(source.dataset.code);
  const lines = source.textContent.replace(/^\n|\s+$/g, "").split("\n");
  const indent = Math.min(...lines.filter(Boolean).map((line) => line.search(/\S/)));
  const before = source.dataset.element ? [source.dataset.element] : [];
  const all = [
    ...before,
    `<script src="${chatServer()}/talk.js"></script>`,
    '<script type="module">',
    ...lines.map((line) => `  ${line.slice(indent)}`),
    "</script>",
  ];
  target.replaceChildren(...all.flatMap(coloured));
}

addEventListener("DOMContentLoaded", () => {
  for (const source of document.querySelectorAll("script[data-code]")) showCode(source);
  // The other page is to be loaded from the same server as this one.
  for (const link of document.querySelectorAll("a[data-page]")) link.search = location.search;
});
