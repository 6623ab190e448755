// Lets stories be told to the built package: what the tests take from `src/session.ts` then comes minified.
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { bundle } from "./bundle.mjs";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** A plugin for Vitest. It builds as the package is built, with the entry that takes a platform of the tests' own. */
export function builtSession() {
  const file = at("../node_modules/.built/session.js");
  return {
    name: "built-session",
    enforce: "pre",
    async buildStart() {
      const output = { ...bundle.build, outDir: at("../node_modules/.built"), emptyOutDir: true };
      const lib = { ...bundle.build.lib, entry: at("../src/session.ts"), fileName: "session" };
      await build({
        ...bundle,
        configFile: false,
        root: at(".."),
        logLevel: "error",
        build: { ...output, lib },
      });
    },
    resolveId: (source) => (source.endsWith("/src/session.ts") ? file : null),
  };
}
