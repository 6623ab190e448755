/** A page's own emoji, by their names, which begin and end with a colon. */
export type CustomEmojis = Readonly<Record<string, CustomEmoji>>;

/** An emoji of a page. */
export interface CustomEmoji {
  /** A square picture. */
  readonly url: string;
  /** Whether it is shown where it stands, but not offered any more. */
  readonly hidden?: boolean | undefined;
}
