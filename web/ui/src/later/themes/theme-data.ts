/** A theme, as an app stores it. */
export interface ThemeData {
  /** CSS custom properties by their names. */
  readonly variables: Readonly<Record<string, string | { readonly light: string; readonly dark: string }>>;
  /** A style sheet. */
  readonly css: string;
  /** Templates by the names of components. */
  readonly components: Readonly<Record<string, string>>;
  /** What templates and styles are given. */
  readonly custom: Readonly<Record<string, unknown>>;
}
