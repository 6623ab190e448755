import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Rolldown } from "vite";

/** Which React an application is built with: the one beside the tests, or the oldest that our package is for. */
export type ReactVersion = 18 | 19;

const FOLDERS = { 18: "../../react/package.json", 19: "../package.json" };

/** Where a package is that the applications with this React use. */
function folderOf(name: string, version: ReactVersion): string {
  const require = createRequire(new URL(FOLDERS[version], import.meta.url));
  return dirname(require.resolve(`${name}/package.json`));
}

/** An application of `apps/`, with all that it imports, as one script for a page. */
export async function bundle(name: string, react: ReactVersion = 19): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"development"' },
    // Of what the packages of this workspace bring for their own tests, nothing is to be used beside it.
    resolve: {
      alias: ["react", "react-dom"].map((name) => ({
        find: new RegExp(`^${name}(?=/|$)`),
        replacement: folderOf(name, react),
      })),
    },
    build: {
      write: false,
      minify: false,
      target: "esnext",
      lib: { entry: fileURLToPath(new URL(`../apps/${name}`, import.meta.url)), formats: ["es"] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [
    {
      output: [chunk],
    } = { output: [] },
  ] = output as Rolldown.RolldownOutput[];
  if (chunk === undefined) throw new Error(`The application ${name} was not built.`);
  return chunk.code;
}
