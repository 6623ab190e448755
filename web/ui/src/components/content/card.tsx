import { Icon, type IconName } from "../icon/icon.tsx";
import { OutwardLink } from "./outward-link.tsx";

/** What is not text, in two lines beside a picture. */
export interface CardProps {
  icon: IconName;
  title: string;
  /** Numbers, which run from left to right in every script. */
  detail: string | null;
  /** Where it leads, already judged; `null` where it leads nowhere. */
  href: string | null;
  /** Under which name it is saved, where it is to be. */
  download?: string;
}

/** Something that is not text, in two lines beside a picture; a link where it leads somewhere. */
export function Card({ icon, title, detail, href, download }: CardProps) {
  const inside = (
    <>
      <span class="card-icon">
        <Icon name={icon} />
      </span>
      <span class="card-text">
        <bdi class="card-title">{title}</bdi>
        {detail !== null && (
          <span class="card-detail">
            <bdi>{detail}</bdi>
          </span>
        )}
      </span>
    </>
  );
  if (href === null) return <span class="card">{inside}</span>;
  return (
    <OutwardLink href={href} class="card card-link" {...(download !== undefined && { download })}>
      {inside}
    </OutwardLink>
  );
}
