import type { ThemeData } from "../theme-data.ts";
import { bubbles } from "./bubbles.ts";
import { contrast } from "./contrast.ts";
import { team } from "./team.ts";

/** Themes that every browser has, by name. */
export const BUILT_IN_THEMES: Readonly<Record<string, ThemeData>> = { bubbles, team, contrast };
