import tests from "./playwright.config.ts";

// What is measured in a browser, by `cargo xtask bench page`. It prints, and asserts nothing: machines differ.
export default {
  ...tests,
  testDir: "bench",
  reporter: [["line"] as const],
  workers: 1,
  timeout: 300_000,
  use: { ...tests.use, trace: "off" as const },
};
