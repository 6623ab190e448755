import type { TalkSession } from "@chinwag/core";
import { refuse, requireId, requireObject } from "../arguments.ts";
import { Stored } from "../stored.ts";
import type { PushRegistrationOptions } from "./types.ts";

type PushTokens = Record<string, true | null>;

/** The devices of the current user that take push notifications. The user must exist. */
export class PushRegistrations {
  readonly #session: () => TalkSession;
  readonly #device: Stored;

  constructor(appId: string, userId: string, session: () => TalkSession) {
    this.#session = session;
    this.#device = new Stored("localStorage", "device", appId, userId);
  }

  async add(options: PushRegistrationOptions): Promise<void> {
    await this.#set({ [toToken(options)]: true });
  }

  async remove(options: PushRegistrationOptions): Promise<void> {
    await this.#set({ [toToken(options)]: null });
  }

  async clear(): Promise<void> {
    await this.#session().setPushTokens(null);
    this.#device.set(null);
  }

  /** Adds a device in place of the one that was added so before. */
  async register(platform: "ios" | "android", pushRegistrationId: string): Promise<void> {
    const providers = { ios: "apns", android: "fcm" } as const;
    const provider = providers[platform] ?? refuse("platform", '"ios" or "android"', platform);
    const token = toToken({ provider, pushRegistrationId });
    const before = this.#device.get();
    await this.#set({ ...(before !== null && { [before]: null }), [token]: true });
    this.#device.set(token);
  }

  /** Takes that device away. */
  async unregister(): Promise<void> {
    const before = this.#device.get();
    if (before === null) return;
    await this.#set({ [before]: null });
    this.#device.set(null);
  }

  #set(pushTokens: PushTokens): Promise<void> {
    return this.#session().setPushTokens(pushTokens);
  }
}

function toToken(options: PushRegistrationOptions): string {
  const { provider, pushRegistrationId } = requireObject(options, "options");
  if (provider !== "fcm" && provider !== "apns") refuse("options.provider", '"fcm" or "apns"', provider);
  return `${provider}:${requireId(pushRegistrationId, "options.pushRegistrationId")}`;
}
