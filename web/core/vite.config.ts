import { defineConfig } from "vite";
import { bundle } from "./build/bundle.mjs";

export default defineConfig(bundle);
