import tests from "./playwright.config.ts";

// Pictures of the real thing for the documents, written by `cargo xtask screenshots` to be looked at.
export default {
  ...tests,
  testDir: "screenshots",
  reporter: [["list"] as const],
  timeout: 300_000,
  use: { ...tests.use, trace: "off" as const },
};
