import { useUi } from "../../hooks/ui-context.ts";
import { LocationContent } from "../content/location-content.tsx";
import type { LocationState } from "./use-location.ts";

/** Where one is, to be looked at before it is sent. */
export interface LocationPanelProps {
  state: LocationState;
  onSend: () => void;
  onClose: () => void;
}

/** Where one is, to be looked at before it is sent; or why that is not known. */
export function LocationPanel({ state, onSend, onClose }: LocationPanelProps) {
  const { strings } = useUi();
  if (state.type === "none") return null;
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
          <button type="button" class="text-button" onClick={onSend}>
            {strings.shareLocation}
          </button>
        )}
      </div>
    </section>
  );
}
