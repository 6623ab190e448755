import { defineConfig } from "vitest/config";
import { builtSession } from "./build/built-session.mjs";

const include = ["test/**/*.test.ts"];

export default defineConfig({
  test: {
    projects: [
      { test: { name: "source", include } },
      // The names of properties are shortened in what is published, which no type checks.
      { plugins: [builtSession()], test: { name: "built", include } },
    ],
  },
});
