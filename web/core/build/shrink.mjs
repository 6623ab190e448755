// Makes the built file smaller than the bundler does: names of properties that only this package knows become short.
import { minify } from "terser";
import { reservedNames } from "./reserved-names.mjs";

/** A plugin for Vite that shrinks what the bundler has minified, and keeps the source map true. */
export function shrink() {
  return {
    name: "shrink",
    async generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        const mapFile = bundle[`${chunk.fileName}.map`];
        const { code, map } = await minify(chunk.code, optionsFor(mapFile));
        chunk.code = code;
        if (mapFile) mapFile.source = map;
      }
    },
  };
}

function optionsFor(mapFile) {
  return {
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
    mangle: { properties: { reserved: reservedNames(), keep_quoted: true, builtins: true } },
    format: { comments: false },
    sourceMap: mapFile && { content: mapFile.source, url: mapFile.fileName },
  };
}
