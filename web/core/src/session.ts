import { Client, type ClientSurroundings } from "./client.ts";
import { ChinwagError, checkId, checkObject } from "./errors.ts";
import { defaultPlatform, type Platform } from "./platform.ts";
import { ConversationReference } from "./refs/conversation.ts";
import { subscribeConversations } from "./refs/conversation-list.ts";
import { Interned } from "./refs/interned.ts";
import { lazySearch } from "./refs/lazy-search.ts";
import { UserReference } from "./refs/user.ts";
import type {
  ConversationListSubscription,
  ConversationRef,
  ConversationSnapshot,
} from "./types/conversation.ts";
import type { ConversationFilter } from "./types/filter.ts";
import type { VisibleUi } from "./types/presence.ts";
import type { RoleSnapshot } from "./types/role.ts";
import type {
  ConversationSearch,
  MessageSearch,
  SearchMessageSnapshot,
  SearchStatus,
} from "./types/search.ts";
import type {
  ConnectionStatus,
  ConversationHappening,
  TalkSession,
  TalkSessionOptions,
} from "./types/session.ts";
import type { Subscription } from "./types/subscription.ts";
import type { FileData, UploadOptions, VideoFileMetadata } from "./types/upload.ts";
import type { SetUserParams, UserRef } from "./types/user.ts";
import type { FileSubtype } from "./wire.ts";

type ConversationsCallback = (snapshot: ConversationSnapshot[], loadedAll: boolean) => void;

// What few pages use is loaded by those that do.
const search = () => import("./refs/search.ts");
const uploads = () => import("./upload/upload.ts");

class Session implements TalkSession {
  readonly appId: string;
  readonly currentUser: UserRef;
  onNeedToken?: (() => void) | undefined;
  readonly uploadFile = this.#uploader();
  readonly uploadImage = this.#uploader("image");
  readonly uploadVideo = this.#uploader("video");
  readonly uploadAudio = this.#uploader("audio");
  readonly uploadVoice = this.#uploader("voice");
  readonly #client: Client;
  readonly #users = new Interned<UserRef>();
  readonly #conversations = new Interned<ConversationRef>();

  constructor(options: TalkSessionOptions, surroundings: ClientSurroundings) {
    this.appId = options.appId;
    this.#client = new Client(this, options, surroundings);
    this.currentUser = this.user(options.userId);
  }

  get connection(): ConnectionStatus {
    return this.#client.connection.status;
  }

  get role(): RoleSnapshot | null {
    return this.#client.role;
  }

  onRoleChange(handler: (role: RoleSnapshot) => void): Subscription {
    return this.#client.roleListeners.add(handler);
  }

  onEvent(handler: (happening: ConversationHappening) => void): Subscription {
    return this.#client.eventListeners.add(handler);
  }

  setToken(token: string): void {
    this.#client.credentials.set(checkId(token, "token"));
  }

  onError(handler: (error: Error) => void): Subscription {
    return this.#client.errorListeners.add(handler);
  }

  onConnectionChange(handler: (connection: ConnectionStatus) => void): Subscription {
    return this.#client.connectionListeners.add(handler);
  }

  user(id: string): UserRef {
    checkId(id, "user id");
    return this.#users.get(id, () => new UserReference(this.#client, id));
  }

  conversation(id: string): ConversationRef {
    checkId(id, "conversation id");
    return this.#conversations.get(id, () => new ConversationReference(this.#client, id));
  }

  setPushTokens(pushTokens: SetUserParams["pushTokens"]): Promise<void> {
    return this.#client.requests.tell("user.setPushTokens", { pushTokens });
  }

  setVisibleUis(uis: VisibleUi[]): void {
    this.#client.show(uis);
  }

  subscribeConversations(
    options?: { filter?: ConversationFilter } | ConversationsCallback,
    onSnapshot?: ConversationsCallback,
  ): ConversationListSubscription {
    if (typeof options === "function") return subscribeConversations(this.#client, undefined, options);
    return subscribeConversations(this.#client, options?.filter, onSnapshot);
  }

  searchMessages(
    onResults?: (results: SearchMessageSnapshot[], status: SearchStatus) => void,
  ): MessageSearch {
    return lazySearch(async () => (await search()).searchMessages(this.#client, onResults));
  }

  searchConversations(
    onResults?: (results: ConversationSnapshot[], status: SearchStatus) => void,
  ): ConversationSearch {
    return lazySearch(async () => (await search()).searchConversations(this.#client, onResults));
  }

  #uploader(subtype?: FileSubtype) {
    return async (data: FileData, metadata: VideoFileMetadata, options?: UploadOptions) =>
      (await uploads()).upload(this.#client, subtype, data, metadata, options);
  }

  close(): void {
    this.#client.errorListeners.clear();
    this.#client.connection.end(new ChinwagError("SESSION_CLOSED", "The session was closed."));
  }
}

/** Makes a session on a platform of one's own choice. `over` is called when it ends. */
export function createSession(
  options: TalkSessionOptions,
  platform: Platform,
  over: () => void,
): TalkSession {
  checkId(options.appId, "appId");
  checkId(options.userId, "userId");
  return new Session(options, { origin: serverOrigin(options, platform), platform, over });
}

const sessions = new Map<string, TalkSession>();

/** The session of a user of an app: the same one for the same user, until it ends. Nothing is sent yet. */
export function getTalkSession(options: TalkSessionOptions): TalkSession {
  checkObject(options, "options");
  const key = JSON.stringify([options.host, options.appId, options.userId]);
  const present = sessions.get(key);
  if (present) return present;
  const session = createSession(options, defaultPlatform, () => sessions.delete(key));
  sessions.set(key, session);
  return session;
}

function serverOrigin({ host }: TalkSessionOptions, platform: Platform): string {
  const origin = host ?? platform.origin ?? "";
  if (!/^https?:\/\//.test(origin)) {
    throw new TypeError(`host must be like https://chat.example.`);
  }
  return origin.replace(/\/+$/, "");
}
