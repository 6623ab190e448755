import { defineConfig } from "@playwright/test";

// Whoever runs the tests says which browser and where the report goes; by hand, Debian's Chromium and no report.
const chromium = process.env.CHINWAG_CHROMIUM ?? "/usr/bin/chromium";
const report = process.env.CHINWAG_E2E_REPORT;

export default defineConfig({
  testDir: "specs",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  // A test that passes at the second try has found something.
  retries: 0,
  forbidOnly: true,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: report === undefined ? [["list"]] : [["list"], ["json", { outputFile: report }]],
  use: {
    browserName: "chromium",
    launchOptions: {
      executablePath: chromium,
      // Root in a container has no sandbox; nothing but our own pages is opened.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
      ],
    },
    locale: "en-GB",
    timezoneId: "Europe/Amsterdam",
    viewport: { width: 1100, height: 760 },
    trace: "retain-on-failure",
  },
});
