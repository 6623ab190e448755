import type { FileBlock, ImageBlock, VideoBlock } from "@chinwag/core";
import { useContext, useState } from "preact/hooks";
import { ChatContext } from "../../hooks/chat-context.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { fileTitle } from "../../model/content-text.ts";
import { fileUrl } from "../../model/link-url.ts";
import { mediaSize } from "../../model/media-size.ts";
import { VoiceContent } from "../voice/voice-content.tsx";
import { Card } from "./card.tsx";
import { OutwardLink } from "./outward-link.tsx";

/** A file: pictures are shown, sound and video can be played, everything else can be fetched. */
export function FileContent({ file }: { file: FileBlock }) {
  const { strings } = useUi();
  // In a chat, that is. Elsewhere it is a link as any other.
  const chat = useContext(ChatContext);
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null);
  const url = fileUrl(file.url);
  // What cannot be shown can be fetched still.
  if (url === null || url === brokenUrl) return <FileCard file={file} url={url} />;
  const onError = () => setBrokenUrl(url);
  const title = fileTitle(file, strings);
  switch (file.subtype) {
    case "image":
      return (
        <OutwardLink
          href={url}
          class="media"
          onClick={(event: MouseEvent) => {
            // With a key held it goes where the reader wants it.
            if (chat === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            chat.openPicture(url);
          }}
        >
          <img src={url} alt={title} style={reserved(file)} decoding="async" onError={onError} />
        </OutwardLink>
      );
    case "video":
      return (
        <>
          {/* biome-ignore lint/a11y/useMediaCaption: what people send each other has none. */}
          <video
            class="media"
            src={url}
            aria-label={title}
            style={reserved(file)}
            controls
            playsInline
            preload="metadata"
            onError={onError}
          />
        </>
      );
    case "voice":
      return <VoiceContent url={url} title={title} duration={file.duration} />;
    case "audio":
      return (
        <>
          <FileCard file={file} url={url} />
          {/* biome-ignore lint/a11y/useMediaCaption: what people send each other has none. */}
          <audio class="sound" src={url} aria-label={title} controls preload="metadata" />
        </>
      );
    case undefined:
      return <FileCard file={file} url={url} />;
    default:
      file satisfies never;
      return <FileCard file={file} url={url} />;
  }
}

function FileCard({ file, url }: { file: FileBlock; url: string | null }) {
  const { strings, numbers } = useUi();
  return (
    <Card
      icon={file.subtype === "voice" ? "microphone" : "file"}
      title={fileTitle(file, strings)}
      detail={numbers.fileSize(file.size)}
      href={url}
      download={file.filename}
    />
  );
}

/** The space is there before the picture, so that nothing moves when it comes. */
function reserved(media: ImageBlock | VideoBlock) {
  const { width, height } = mediaSize(media.width, media.height);
  return { inlineSize: `${width}px`, aspectRatio: `${width} / ${height}` };
}
