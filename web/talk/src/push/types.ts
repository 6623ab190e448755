/** A device that takes push notifications. */
export interface PushRegistrationOptions {
  /** Whose service reaches it: Google's or Apple's. */
  provider: "fcm" | "apns";
  /** The token that the service knows it by. */
  pushRegistrationId: string;
}
