// Makes everything that web/talk gives: the script and its chunks, the npm package, the declarations.
import { execFileSync } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const shared = {
  configFile: false,
  root: at("."),
  logLevel: "warn",
  resolve: { conditions: ["source"] },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
};

/** The interface has a name of its own, for its chunk is the one that matters. */
const chunkName = ({ name }) => (name === "src" ? "ui" : name);

/** Builds one entry. The names of chunks hold a hash of what is in them, so they can be cached for ever. */
function buildEntry(entry, formats, outDir, output, { define = {}, ...options } = {}) {
  return build({
    ...shared,
    define,
    build: {
      outDir: at(outDir),
      emptyOutDir: false,
      // What the styles and the code need is newer than what could be compiled to.
      target: ["chrome123", "firefox121", "safari17.5"],
      cssMinify: "lightningcss",
      modulePreload: false,
      sourcemap: false,
      lib: { entry: at(entry), formats, name: "Talk" },
      // A library keeps its spaces unless told otherwise, for bundlers that read it; browsers do not.
      rolldownOptions: { ...options, output: { ...output, minify: true } },
    },
  });
}

await rm(at("dist"), { recursive: true, force: true });

/** Of the interface, what is loaded when it is first looked at, or with one kind of box. */
const LATER = new RegExp(
  [
    "/ui/src/(inbox|popup)\\.ts",
    "/box/(mount-(conversation-list|inbox|popup)|presence\\.)",
    "/components/(inbox|conversation-list|popup|lightbox/lightbox|lightbox/styles)",
    "/components/(menu/(menu\\.|styles)|message/(email-|open-|use-message-entries|reaction-names)|chat-header/open-)",
    "/components/(location/(location-panel|use-location)|panel/|attachments/(attachment-tray|tray-styles))",
    "/components/emoji-picker/(lazy|picker-styles|emoji\\.txt|emoji-list|emoji-picker|emoji-section|recent-|next-)",
    "/components/voice/(voice-(player|recorder|recording|waveform)|recorder-styles)",
    "/hooks/use-(conversations|unread-count|back-closes|is-narrow|lingering|media)",
    "/components/(live-region|suggestions|search|typing)/",
    "/components/(icon/later-icons|chat-header/(translation-toggle|linked-subject))",
    "/components/message-field/(composing-banner|banner-styles|format-selection)",
    "/model/(announcement|attachment-kind|emoji-groups|markup-text|peaks|trigger|matching-people|wrap-selection)",
    "/later/",
    "/strings/(?!en\\.|strings)",
  ].join("|"),
);
const isInterface = (id) => /\/web\/ui\/src\/|\/node_modules\/preact\//.test(id) && !LATER.test(id);

const [script] = await buildEntry(
  "src/script.ts",
  ["es"],
  "dist/assets",
  {
    entryFileNames: "talk-[hash].js",
    // They are for bundlers, and none comes after this one.
    comments: { annotation: false },
    codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: "ui", test: isInterface }] },
    chunkFileNames: (chunk) => `${chunkName(chunk)}-[hash].js`,
  },
  // What the script shares with what it loads later stays in it, instead of becoming files of its own.
  { preserveEntrySignatures: "allow-extension" },
);
const module = script.output.find(({ isEntry }) => isEntry).fileName;

await buildEntry(
  "src/loader/loader.ts",
  ["iife"],
  "dist",
  { entryFileNames: "talk.js" },
  { define: { TALK_MODULE: JSON.stringify(`assets/${module}`) } },
);

for (const [format, extension] of [
  ["es", "js"],
  ["cjs", "cjs"],
]) {
  await buildEntry(
    "src/index.ts",
    [format],
    "dist/npm",
    {
      entryFileNames: `index.${extension}`,
      chunkFileNames: (chunk) => `${chunkName(chunk)}-[hash].${extension}`,
      exports: "default",
    },
    {
      // An application that has the data API too has it once, and with it the sessions. It is an ES module only.
      external: format === "es" ? ["@chinwag/core"] : [],
    },
  );
}

execFileSync(
  "dts-bundle-generator",
  [
    "--project",
    "tsconfig.types.json",
    "--no-banner",
    "--external-inlines",
    "@chinwag/core",
    "@chinwag/ui",
    "--export-referenced-types=false",
    "-o",
    "dist/talk.d.ts",
    "src/index.ts",
  ],
  { cwd: at("."), stdio: "inherit" },
);

// The generator writes the namespace a second time, under a name of its own that nothing uses.
const declarations = await readFile(at("dist/talk.d.ts"), "utf8");
await writeFile(at("dist/talk.d.ts"), declarations.replace(/^declare namespace _default \{\n.*\n\}\n/m, ""));
