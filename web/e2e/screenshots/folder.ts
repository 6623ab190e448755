import { fileURLToPath } from "node:url";

/** Where the pictures go. */
export const FOLDER = `${process.env.CHINWAG_SCREENSHOTS ?? fileURLToPath(new URL("../../../target/screenshots", import.meta.url))}/`;
