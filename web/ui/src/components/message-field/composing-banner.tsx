/// <reference path="../../styles/css.d.ts" />
import type { Composing } from "../../box/box-model.ts";
import { useUi } from "../../hooks/ui-context.ts";
import { useStyles } from "../../hooks/use-styles.ts";
import { contentText } from "../../model/content-text.ts";
import { Icon } from "../icon/icon.tsx";
import { laterIcons } from "../icon/later-icons.ts";
import { OneLine } from "../one-line/one-line.tsx";
import styles from "./banner-styles.css?inline";

/** What the field is about to do, beside sending a message; and a way out of it. */
export function ComposingBanner({ composing, onCancel }: { composing: Composing; onCancel: () => void }) {
  useStyles(styles);
  const { meId, strings } = useUi();
  const { kind, message } = composing;
  const name = message.sender?.id === meId ? strings.you : (message.sender?.name ?? "");
  return (
    <div class="composing">
      <span class="composing-text">
        <bdi class="quote-name">{kind === "edit" ? strings.editing : strings.replyingTo(name)}</bdi>
        <OneLine text={contentText(message.content, strings)} />
      </span>
      <button type="button" class="tray-remove round-button" aria-label={strings.cancel} onClick={onCancel}>
        <Icon path={laterIcons.close} />
      </button>
    </div>
  );
}
