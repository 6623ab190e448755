declare module "*.css?inline" {
  /** The style sheet's text. */
  const css: string;
  // biome-ignore lint/style/noDefaultExport: this is how the bundler gives it.
  export default css;
}

declare module "*.txt?raw" {
  /** The file's text. */
  const text: string;
  // biome-ignore lint/style/noDefaultExport: this is how the bundler gives it.
  export default text;
}
