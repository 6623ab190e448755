/*
 * The field in the head of every page, and what it finds: a combobox, worked by keys as well as by pointer.
 */
import { prepared, search } from "./search.js";

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Text with its hits marked. It never becomes HTML. */
function marked(pieces) {
  return pieces.map(({ piece, isHit }) => (isHit ? element("mark", {}, piece) : piece));
}

function option(result, index) {
  const heading = result.heading.length > 0 ? result.heading : result.title;
  const made = element(
    "li",
    { role: "option", id: `found-${index}`, "aria-selected": "false" },
    element("strong", {}, ...marked(heading)),
  );
  if (result.heading.length > 0) made.append(element("small", {}, ...marked(result.title)));
  if (result.text.length > 0) made.append(element("span", {}, ...marked(result.text)));
  made.dataset.href = result.href;
  return made;
}

/** Puts the field into its place. `index` resolves to what can be searched. */
export function mountSearch(place, index) {
  const entries = index.then(prepared);
  const input = element("input", {
    type: "search",
    role: "combobox",
    "aria-label": "Search the documentation",
    "aria-expanded": "false",
    "aria-controls": "found",
    "aria-autocomplete": "list",
    "aria-keyshortcuts": "/",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: "Search",
  });
  const list = element("ul", {
    id: "found",
    class: "found",
    role: "listbox",
    "aria-label": "Results",
    hidden: "",
  });
  const status = element("p", { class: "unseen", role: "status" });
  const key = element("kbd", { "aria-hidden": "true" }, "/");
  place.append(input, key, list, status);
  place.hidden = false;

  const chosen = () => list.querySelector('[aria-selected="true"]');
  const choose = (next) => {
    chosen()?.setAttribute("aria-selected", "false");
    next?.setAttribute("aria-selected", "true");
    next?.scrollIntoView({ block: "nearest" });
    if (next) input.setAttribute("aria-activedescendant", next.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const update = async () => {
    const query = input.value;
    const results = search(await entries, query);
    // Meanwhile more may have been typed.
    if (query !== input.value) return;
    list.replaceChildren(...results.map(option));
    list.hidden = results.length === 0;
    input.setAttribute("aria-expanded", String(results.length > 0));
    choose(list.firstElementChild);
    status.textContent = query.trim() === "" ? "" : said(results.length);
    place.toggleAttribute("data-empty", query.trim() !== "" && results.length === 0);
  };
  const go = (to) => {
    close();
    input.blur();
    location.assign(to.dataset.href);
  };

  input.addEventListener("input", update);
  input.addEventListener("focus", update);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const at = chosen();
    const moves = {
      ArrowDown: at?.nextElementSibling ?? list.firstElementChild,
      ArrowUp: at?.previousElementSibling ?? list.lastElementChild,
    };
    if (event.key in moves && !list.hidden) choose(moves[event.key]);
    else if (event.key === "Enter" && at && !list.hidden) go(at);
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const picked = event.target.closest("[role=option]");
    if (picked) go(picked);
  });
  input.addEventListener("blur", close);
  focusBySlash(input);
}

function said(count) {
  if (count === 0) return "Nothing found";
  return count === 1 ? "1 result" : `${count} results`;
}

function focusBySlash(input) {
  addEventListener("keydown", (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const isWriting = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || !isPlain || isWriting) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
