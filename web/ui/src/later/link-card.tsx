/// <reference path="../styles/css.d.ts" />
import type { MessageSnapshot } from "@chinwag/core";
import { useEffect, useMemo, useState } from "preact/hooks";
import { OutwardLink } from "../components/content/outward-link.tsx";
import { useChat } from "../hooks/chat-context.ts";
import { useUi } from "../hooks/ui-context.ts";
import { useRole } from "../hooks/use-role.ts";
import { useStyles } from "../hooks/use-styles.ts";
import { firstLink } from "./first-link.ts";
import styles from "./link-card-styles.css?inline";
import { askPreview, knownPreview, type LinkPreview } from "./link-previews.ts";

/** What is behind the first link of a message, below its text; nothing until it is known, and where there is nothing. */
export function LinkCard({ message }: { message: MessageSnapshot }) {
  useStyles(styles);
  const { linkPreviews } = useRole();
  const href = useMemo(() => firstLink(message.content), [message.content]);
  const preview = usePreview(message.id, linkPreviews ? href : null);
  return href !== null && preview ? <Card href={href} preview={preview} /> : null;
}

/** The preview of a message's link, as soon as it is known. It is asked for when the message is drawn first. */
function usePreview(messageId: string, href: string | null): LinkPreview | null {
  const { model, meId } = useUi();
  const { conversationRef } = useChat();
  const key = [model.settings.server, model.session.appId, meId, conversationRef.id, messageId, href].join(
    " ",
  );
  const [, setCame] = useState(0);
  useEffect(() => {
    if (href === null || knownPreview(key) !== undefined) return;
    let isGone = false;
    askPreview(key, model, conversationRef, messageId, () => isGone).then(
      (preview) => preview !== null && !isGone && setCame((count) => count + 1),
    );
    return () => {
      isGone = true;
    };
  }, [key, href, model, conversationRef, messageId]);
  return href === null ? null : (knownPreview(key) ?? null);
}

/** All of it is one link, to where the message's own leads: what a page says of itself cannot change that. */
function Card({ href, preview }: { href: string; preview: LinkPreview }) {
  const { site, title, description, picture, pictureUrl } = preview;
  const [hasPicture, setHasPicture] = useState(picture !== null);
  const host = new URL(href).host.replace(/^www\./, "");
  const isWide = picture !== null && isBanner(picture);
  return (
    <OutwardLink href={href} class={isWide ? "link-card link-card-wide" : "link-card"}>
      {hasPicture && (
        <img
          class="link-picture"
          src={pictureUrl}
          alt=""
          decoding="async"
          onError={() => setHasPicture(false)}
        />
      )}
      <span class="link-text">
        <span class="link-site">
          {site !== null && site.toLowerCase() !== host && (
            <>
              <bdi>{site}</bdi>
              {" · "}
            </>
          )}
          <bdi>{host}</bdi>
        </span>{" "}
        <span class="link-title" dir="auto">
          {title}
        </span>{" "}
        {description !== null && (
          <span class="link-description" dir="auto">
            {description}
          </span>
        )}
      </span>
    </OutwardLink>
  );
}

/** Whether a picture is one to stand across the card; others stand beside the text. */
function isBanner({ width, height }: { width: number; height: number }): boolean {
  return width >= 280 && width >= height * 1.2 && width <= height * 3.5;
}
