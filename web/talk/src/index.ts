import * as Talk from "./namespace.ts";

/** Everything there is: classes, functions and, in TypeScript, all types, as `Talk.X`. */
// biome-ignore lint/style/noDefaultExport: this is how applications import it.
export { Talk as default };
