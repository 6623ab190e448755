// How the package is built.
import { shrink } from "./shrink.mjs";

export const bundle = {
  plugins: [shrink()],
  build: {
    lib: { entry: "src/index.ts", formats: ["es"], fileName: "index" },
    target: "es2022",
    sourcemap: true,
    // The library mode leaves white space in ES modules; this file is also loaded as it is.
    rolldownOptions: {
      // What is loaded when it is first needed takes what it shares with the rest from the one file that is there.
      preserveEntrySignatures: "allow-extension",
      // A release is served under its version: hashes in names would only cost bytes.
      output: { minify: true, comments: false, chunkFileNames: "[name].js" },
    },
  },
};
