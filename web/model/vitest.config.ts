import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // The seeds of a file are one test, and 3,000 of them are not 300.
    testTimeout: 3_600_000,
  },
});
