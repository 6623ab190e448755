/** What a box does besides being looked at: loaded once it is shown, all of it in one file. */
export { reportPresence } from "../box/presence.ts";
export { LiveRegion } from "../components/live-region/live-region.tsx";
