/** A link in a subject, as back ends write them: `<https://shop.example/1042|Order 1042>`. */
export const SUBJECT_LINK = /<((?:https?:|mailto:|tel:)[^\s|<>]+)\|([^<>]+)>/gi;

/** What a subject says: of a link, its label. */
export function subjectText(subject: string): string {
  return subject.replace(SUBJECT_LINK, "$2");
}
