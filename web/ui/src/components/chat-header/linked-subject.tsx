import { linkUrl } from "../../model/link-url.ts";
import { SUBJECT_LINK } from "../../model/subject-text.ts";
import { OutwardLink } from "../content/outward-link.tsx";

/** A subject with links in it, on one line. A label may say anything, so where it leads is told to those who point at it. */
export function LinkedSubject({ subject }: { subject: string }) {
  // Text, address, label, text, and so on.
  const parts = subject.split(SUBJECT_LINK);
  return (
    <span class="one-line">
      <span dir="auto">
        {parts.map((part, index) => {
          if (index % 3 === 0) return part;
          if (index % 3 === 1) return null;
          const href = linkUrl(parts[index - 1] ?? "");
          return href === null ? (
            part
          ) : (
            <OutwardLink href={href} class="link" title={href} dir="auto">
              {part}
            </OutwardLink>
          );
        })}
      </span>
    </span>
  );
}
