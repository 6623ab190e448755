// Makes the package: one module, which says that it is for browsers to those that render on servers too, and its types.
import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

await rm(at("dist"), { recursive: true, force: true });
await build({
  configFile: false,
  root: at("."),
  logLevel: "warn",
  build: {
    outDir: at("dist"),
    target: "es2022",
    minify: false,
    lib: {
      entry: { index: at("src/index.ts"), theming: at("src/theming.ts") },
      formats: ["es"],
    },
    rolldownOptions: { external: ["react", "chinwag"], output: { banner: '"use client";' } },
  },
});
for (const [entry, file] of [
  ["index", "react"],
  ["theming", "theming"],
]) {
  execFileSync(
    "dts-bundle-generator",
    [
      // `chinwag` is a folder beside this one, and is not to be taken for a part of it.
      ...["--project", "tsconfig.types.json", "--no-banner", "--disable-symlinks-following"],
      ...["--external-imports", "chinwag", "react", "--export-referenced-types=false"],
      ...["-o", `dist/${file}.d.ts`, "--", `src/${entry}.ts`],
    ],
    { cwd: at("."), stdio: "inherit" },
  );
}
