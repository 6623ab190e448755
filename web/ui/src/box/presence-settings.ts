/** What the owner of a box says of its reader. */
export interface BoxPresence {
  /** Whether the reader is thought to see the box. What comes in meanwhile is not marked as read otherwise. */
  readonly visible: boolean;
  /** For back ends that ask. */
  readonly custom: Readonly<Record<string, string>>;
}
