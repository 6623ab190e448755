import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const folder = fileURLToPath(new URL("../declarations", import.meta.url));

// A compiler takes its time, and two of them share the machine with a browser.
test.describe.configure({ timeout: 120_000 });

for (const compiler of [
  "typescript-5.0",
  "typescript-5.4",
  "typescript-5.9",
  "typescript-6.0",
  "typescript",
]) {
  for (const project of ["tsconfig.json", "tsconfig.core.json", "tsconfig.frameworks.json"]) {
    // shows: C45, C46, C59, C61
    test(`${compiler} compiles an application, with ${project}`, async () => {
      const tsc = join(dirname(require.resolve(`${compiler}/package.json`)), "bin/tsc");
      const compiled = run(process.execPath, [tsc, "-p", join(folder, project)]);
      const errors = await compiled.then(
        () => "",
        (error: { stdout: string }) => error.stdout,
      );
      expect(errors).toBe("");
    });
  }
}
