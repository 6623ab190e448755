// Makes the script that the server gives, the npm package, and its types.
import { execFileSync } from "node:child_process";
import { readdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

function buildEntry(entry, formats, outDir, fileName, { define = {}, external = [] } = {}) {
  return build({
    configFile: false,
    root: at("."),
    logLevel: "warn",
    define,
    resolve: { conditions: ["source"] },
    build: {
      outDir: at(outDir),
      emptyOutDir: false,
      target: ["chrome123", "firefox121", "safari17.5"],
      lib: { entry: at(entry), formats, name: "ChinwagElements" },
      rolldownOptions: { external, output: { entryFileNames: fileName, minify: true } },
    },
  });
}

await rm(at("dist"), { recursive: true, force: true });

const assets = await readdir(at("../talk/dist/assets"));
const module = assets.find((name) => /^talk-.*\.js$/.test(name));
await buildEntry("src/script.ts", ["iife"], "dist", "elements.js", {
  define: { TALK_MODULE: JSON.stringify(`assets/${module}`) },
});
await buildEntry("src/index.ts", ["es"], "dist/npm", "index.js", { external: ["chinwag"] });
await buildEntry("src/theming.ts", ["es"], "dist/npm", "theming.js", { external: ["chinwag"] });

for (const [entry, file] of [
  ["index", "elements"],
  ["theming", "theming"],
]) {
  execFileSync(
    "dts-bundle-generator",
    [
      // `chinwag` is a folder beside this one, and is not to be taken for a part of it.
      ...["--project", "tsconfig.types.json", "--no-banner", "--disable-symlinks-following"],
      ...["--external-imports", "chinwag", "--export-referenced-types=false", "--inline-declare-global"],
      ...["-o", `dist/${file}.d.ts`, "--", `src/${entry}.ts`],
    ],
    { cwd: at("."), stdio: "inherit" },
  );
}
