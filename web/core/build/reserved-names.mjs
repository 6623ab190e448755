// Which names of properties mean something outside of this package, so that they must stay as they are.
import { readdirSync, readFileSync } from "node:fs";

const source = new URL("../src/", import.meta.url);

/**
 * All that meets the outside is declared in these files: the public API, the wire, and the host, which this package
 * is compiled without. What is stored in the browser is `MessageSend` of the wire and what `shelf.ts` adds to it.
 */
const OUTSIDE = ["index.ts", "errors.ts", "platform.ts", "shelf.ts", "upload/transfer.ts", "wire.ts"];

/** The name of the operation in a request: `wire.ts` describes the fields of each beside it. */
const REQUEST = ["op"];

/** What the language brings; its own names tell what is on it. */
const LANGUAGE = [
  ...[Object, Function, Array, String, Number, Boolean, BigInt, RegExp, Date, Error, Promise, Symbol],
  ...[Map, Set, WeakMap, WeakSet, WeakRef, FinalizationRegistry, Uint8Array, Math, JSON, Reflect],
  ...[new Map().values(), new Set().values(), [].values(), (function* () {})()],
];

/** What those files declare, parameters included, and every name that the language knows. */
export function reservedNames() {
  const types = readdirSync(new URL("types/", source)).map((name) => `types/${name}`);
  const texts = [...OUTSIDE, ...types].map((file) => readFileSync(new URL(file, source), "utf8"));
  return [...new Set([...REQUEST, ...texts.flatMap(declaredIn), ...LANGUAGE.flatMap(namesOn)])];
}

/** Whatever is followed by its type, its parameters or its value; but "search.messages" is no name of a property. */
function declaredIn(text) {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
  return code.match(/(?<![.\w$])[A-Za-z_$][\w$]*(?=["']?\??\s*[:(<=])/g) ?? [];
}

function namesOn(value) {
  const names = [];
  for (const start of [value, value.prototype]) {
    for (let object = start; object; object = Object.getPrototypeOf(object)) {
      names.push(...Object.getOwnPropertyNames(object));
    }
  }
  return names;
}
