import { defineConfig } from "@playwright/test";
import config from "./playwright.config.ts";

// Apart from the other tests, as the examples have to be built first: `cargo xtask examples`.
export default defineConfig({ ...config, testDir: "examples" });
