import { fileURLToPath } from "node:url";
import { build, type Rolldown } from "vite";

/** An application of `apps/`, with all that it imports, as one script for a page. */
export async function bundle(name: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"development"' },
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
