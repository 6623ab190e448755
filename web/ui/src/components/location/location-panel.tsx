/// <reference path="../../styles/css.d.ts" />
import type { ConversationRef } from "@chinwag/core";
import { useUi } from "../../hooks/ui-context.ts";
import { useStyles } from "../../hooks/use-styles.ts";
import { LocationContent } from "../content/location-content.tsx";
import styles from "../panel/styles.css?inline";
import { useLocation } from "./use-location.ts";

/** Asks where one is, from when it is shown. */
export interface LocationPanelProps {
  conversationRef: ConversationRef;
  onClose: () => void;
}

/** Where one is, to be looked at before it is sent; or why that is not known. */
export function LocationPanel({ conversationRef, onClose }: LocationPanelProps) {
  useStyles(styles);
  const { strings } = useUi();
  const { state, send } = useLocation(conversationRef, onClose);
  const problem = { refused: strings.locationRefused, unavailable: strings.locationUnavailable };
  return (
    <section class="panel" aria-label={strings.shareLocation}>
      {state.type === "seeking" && <p role="status">{strings.locationSeeking}</p>}
      {state.type === "found" && <LocationContent place={state} />}
      {(state.type === "refused" || state.type === "unavailable") && (
        <p class="panel-problem" role="alert">
          {problem[state.type]}
        </p>
      )}
      <div class="panel-buttons">
        <button type="button" class="text-button text-button-quiet" onClick={onClose}>
          {state.type === "seeking" || state.type === "found" ? strings.cancel : strings.close}
        </button>
        {state.type === "found" && (
          <button type="button" class="text-button" onClick={send}>
            {strings.shareLocation}
          </button>
        )}
      </div>
    </section>
  );
}
