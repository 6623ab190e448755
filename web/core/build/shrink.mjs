// Makes the built file smaller than the bundler does: names of properties that only this package knows become short.
import { minify } from "terser";
import { reservedNames } from "./reserved-names.mjs";

const RESERVED = new Set(reservedNames());

/** What names are made of, as the bundler, which minifies what comes from here, takes them for variables. */
const LETTERS = [..."etnriaoscludfpmhg_vybxSCwTEDOkAjMNPFILRBzHVUGWKqJYXZ$Q"];

const OPTIONS = {
  ecma: 2022,
  module: true,
  compress: {
    passes: 4,
    // Nobody takes the parts of this package for functions of a certain arity.
    keep_fargs: false,
    // No getter here has an effect.
    pure_getters: true,
    // What repeats itself compresses better than what is a character shorter.
    sequences: false,
    booleans: false,
    lhs_constants: false,
  },
  mangle: { properties: { reserved: [...RESERVED], keep_quoted: true, builtins: true } },
  format: { comments: false },
  sourceMap: true,
};

/** A plugin for Vite that shrinks what the bundler then minifies. In all chunks a property is called the same. */
export function shrink() {
  let nameCache;
  let last = Promise.resolve();
  return {
    name: "shrink",
    renderStart() {
      nameCache = undefined;
    },
    renderChunk(code, _chunk, _options, { chunks }) {
      nameCache ??= { props: { props: shortNames(sourcesOf(chunks)) } };
      // What is called anew in one chunk has to be known in the next.
      last = last.then(() => minify(code, { ...OPTIONS, nameCache }));
      return last;
    },
  };
}

function sourcesOf(chunks) {
  const modules = Object.values(chunks).flatMap(({ modules }) => Object.values(modules));
  return modules.map(({ code }) => code ?? "").join("\n");
}

/** What properties are to be called: those that occur most have the shortest names. */
function shortNames(code) {
  const counts = new Map();
  for (const [, name] of code.matchAll(/\.([A-Za-z_$][\w$]*)/g)) {
    if (!RESERVED.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const pairs = LETTERS.flatMap((second) => LETTERS.map((first) => first + second));
  const short = [...LETTERS, ...pairs].filter((name) => !RESERVED.has(name));
  const names = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a));
  // The minifier keeps what it has called a property with a "$" before it.
  return Object.fromEntries(names.map((name, i) => [`$${name}`, short[i]]));
}
