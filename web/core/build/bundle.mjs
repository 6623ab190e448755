// How the package is built.
import { shrink } from "./shrink.mjs";

/** What is loaded when it is first needed. The rest stays in one file, which compresses better than several. */
const LATER = /\/src\/(upload\/|refs\/search\.ts)/;

export const bundle = {
  plugins: [shrink()],
  build: {
    lib: { entry: "src/index.ts", formats: ["es"], fileName: "index" },
    target: "es2022",
    sourcemap: true,
    // The library mode leaves white space in ES modules; this file is also loaded as it is.
    rolldownOptions: {
      output: {
        minify: true,
        comments: false,
        codeSplitting: { groups: [{ name: "core", test: (id) => id.includes("/src/") && !LATER.test(id) }] },
      },
    },
  },
};
