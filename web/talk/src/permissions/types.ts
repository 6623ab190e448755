/** What browsers ask people about. More may come. */
export type PermissionType = "notifications" | "microphone" | "geolocation";

/** The browser is about to ask the user. */
export interface BrowserPermissionNeededEvent {
  /** About what. */
  type: PermissionType;
  /** Keeps it from asking. What the user wanted to do ends there, as if it had not been begun. */
  preventDefault(): void;
}

/** What the user wanted to do fails, since the browser may not. */
export interface BrowserPermissionDeniedEvent {
  /** What it may not. */
  type: PermissionType;
}
