/// <reference path="../../styles/css.d.ts" />
import { useState } from "preact/hooks";
import type { Attachment, Attachments } from "../../box/attachments.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useStore } from "../../hooks/use-store.ts";
import { useStyles } from "../../hooks/use-styles.ts";
import { failureReason } from "../../model/failure-text.ts";
import { Icon } from "../icon/icon.tsx";
import { laterIcons } from "../icon/later-icons.ts";
import { VoiceContent } from "../voice/voice-content.tsx";
import styles from "./tray-styles.css?inline";

/** The files that were attached and are not sent yet: how far each is, and what can be done about it. */
export function AttachmentTray({ attachments }: { attachments: Attachments }) {
  useStyles(styles);
  const { strings } = useUi();
  const list = useStore(attachments.list);
  if (list.length === 0) return null;
  return (
    <ul class="tray" aria-label={strings.attachments}>
      {list.map((attachment) => (
        <TrayItem key={attachment.key} {...{ attachment, attachments }} />
      ))}
    </ul>
  );
}

/** One of them. */
export function TrayItem({ attachment, attachments }: { attachment: Attachment; attachments: Attachments }) {
  const { strings, root } = useUi();
  const { key, file, state } = attachment;
  // The button that was pressed goes away: the field has the focus next, also for who removes one after the other.
  const thenFocusField = (act: () => void) => () => {
    act();
    root.querySelector<HTMLElement>("textarea")?.focus({ preventScroll: true });
  };
  const isFailed = state === "failed";
  return (
    <li class={isFailed ? "tray-item tray-item-failed" : "tray-item"}>
      {attachment.kind === "voice" && attachment.preview !== null && !isFailed ? (
        <VoiceContent url={attachment.preview} title={strings.voiceMessage} duration={attachment.duration} />
      ) : (
        <>
          <Preview attachment={attachment} />
          <span class="tray-text">
            <bdi class="tray-name" title={file.name}>
              {file.name}
            </bdi>
            <Detail attachment={attachment} />
          </span>
        </>
      )}
      {isFailed && (
        <button
          type="button"
          class="text-button"
          onClick={thenFocusField(() => attachments.act((uploads) => uploads.retry(key)))}
        >
          {strings.retry}
        </button>
      )}
      <button
        type="button"
        class="tray-remove round-button"
        aria-label={strings.removeAttachment(file.name)}
        onClick={thenFocusField(() => attachments.act((uploads) => uploads.remove(key)))}
      >
        <Icon path={laterIcons.close} />
      </button>
      {state === "uploading" && <Progress attachment={attachment} />}
    </li>
  );
}

function Preview({ attachment: { preview, kind } }: { attachment: Attachment }) {
  // A page may forbid pictures that are in the memory only.
  const [isBroken, setBroken] = useState(false);
  if (kind === "image" && preview !== null && !isBroken) {
    return <img class="tray-picture" src={preview} alt="" onError={() => setBroken(true)} />;
  }
  return (
    <span class="tray-picture">
      {kind === "image" ? <Icon path={laterIcons.picture} /> : <Icon name="file" />}
    </span>
  );
}

function Detail({ attachment }: { attachment: Attachment }) {
  const { strings, numbers } = useUi();
  const { state, error, isSent, file } = attachment;
  if (state === "failed") {
    return (
      <span class="tray-detail" role="alert">
        {failureReason(error, strings) ?? strings.failed}
      </span>
    );
  }
  return <bdi class="tray-detail">{isSent ? strings.sending : numbers.fileSize(file.size)}</bdi>;
}

function Progress({ attachment: { progress, file } }: { attachment: Attachment }) {
  const { strings } = useUi();
  return (
    <progress class="tray-progress" value={progress} max={1} aria-label={strings.uploading(file.name)} />
  );
}
