/*
 * What pages of the documentation do with scripts. Without them they read the same, but for search and examples.
 */
import { element, mountSearch } from "./search-box.js";

/** What the button shows next, and what it is called while it shows. */
const THEMES = { auto: "light", light: "dark", dark: "auto" };
const THEME_NAMES = { auto: "automatic", light: "light", dark: "dark" };
const THEME_KEY = "chinwag-docs-theme";

function mountThemeButton(button) {
  const root = document.documentElement;
  const show = () => {
    const theme = root.dataset.theme ?? "auto";
    button.dataset.shown = theme;
    button.setAttribute("aria-label", `Colours: ${THEME_NAMES[theme]}`);
    button.title = `Colours: ${THEME_NAMES[theme]}`;
  };
  button.addEventListener("click", () => {
    const next = THEMES[root.dataset.theme ?? "auto"];
    if (next === "auto") delete root.dataset.theme;
    else root.dataset.theme = next;
    try {
      localStorage.setItem(THEME_KEY, next);
    } catch {
      // Without storage, it holds for this page.
    }
    show();
  });
  show();
  button.hidden = false;
}

function mountCopyButton(block, tools) {
  const button = element("button", { type: "button" }, "Copy");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(block.querySelector("code").textContent);
      button.textContent = "Copied";
    } catch {
      // Pages that are not served by https have no clipboard: then the text is selected, to be copied by hand.
      getSelection().selectAllChildren(block.querySelector("code"));
      button.textContent = "Selected";
    }
  });
  button.addEventListener("blur", () => {
    button.textContent = "Copy";
  });
  tools.append(button);
}

/** An example runs in a frame that can reach nothing of this page. */
function mountRunButton(block, tools) {
  const number = block.id.replace("example-", "");
  const button = element("button", { type: "button", class: "run", "aria-expanded": "false" }, "Run");
  let frame;
  button.addEventListener("click", () => {
    if (frame) {
      frame.remove();
      frame = undefined;
    } else {
      frame = element("iframe", {
        src: block.dataset.run,
        title: `Example ${number}, running`,
        sandbox: "allow-scripts allow-popups allow-modals",
        class: block.dataset.size,
      });
      block.append(frame);
    }
    button.setAttribute("aria-expanded", String(frame !== undefined));
    button.textContent = frame ? "Close" : "Run";
  });
  tools.append(button);
}

/** The heading that is being read stands out in the list of them. */
function followHeadings(toc) {
  const links = new Map([...toc.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const headings = [...document.querySelectorAll("main :is(h2, h3)[id]")];
  const follow = () => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < 120);
    const current = links.get((passed.at(-1) ?? headings[0])?.id);
    for (const link of links.values()) link.toggleAttribute("data-current", link === current);
    // A long list follows, by itself: the page stays where it is.
    if (current) toc.scrollTop = current.offsetTop - toc.clientHeight / 2;
  };
  addEventListener("scroll", follow, { passive: true });
  follow();
}

const index = fetch("/docs/search.json").then((response) => response.json());
mountSearch(document.getElementById("search"), index);
mountThemeButton(document.getElementById("theme"));
for (const block of document.querySelectorAll(".code")) {
  const tools = block.querySelector(".tools") ?? element("div", { class: "tools" });
  if (block.dataset.run) mountRunButton(block, tools);
  mountCopyButton(block, tools);
  block.prepend(tools);
}
const toc = document.querySelector(".toc");
if (toc) followHeadings(toc);
document.querySelector('#menu [aria-current="page"]')?.scrollIntoView({ block: "nearest" });
