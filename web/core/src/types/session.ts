import type { FileToken } from "./content.ts";
import type { ConversationListSubscription, ConversationRef, ConversationSnapshot } from "./conversation.ts";
import type { ConversationFilter } from "./filter.ts";
import type { VisibleUi } from "./presence.ts";
import type { RoleSnapshot } from "./role.ts";
import type { ConversationSearch, MessageSearch, SearchMessageSnapshot, SearchStatus } from "./search.ts";
import type { Subscription } from "./subscription.ts";
import type {
  AudioFileMetadata,
  FileData,
  GenericFileMetadata,
  ImageFileMetadata,
  UploadOptions,
  VideoFileMetadata,
  VoiceRecordingFileMetadata,
} from "./upload.ts";
import type { SetUserParams, UserRef } from "./user.ts";

/** What `getTalkSession` takes. */
export interface TalkSessionOptions {
  /** The id of the app. */
  appId: string;
  /** The id of the current user. */
  userId: string;
  /** A user token (JWT). `setToken` does the same. */
  token?: string;
  /** Gives a token whenever one is needed. `onNeedToken` and `setToken` do the same. */
  tokenFetcher?: () => string | Promise<string>;
  /** A legacy signature: hex HMAC-SHA256 of the user id. An addition of Chinwag. */
  signature?: string;
  /** The origin of the Chinwag server, such as `"https://chat.example"`. An addition of Chinwag. */
  host?: string;
}

/**
 * What the session's connection is doing: nothing yet, connecting, connected, waiting to connect again, or over
 * for good.
 *
 * An addition of Chinwag.
 */
export interface ConnectionStatus {
  readonly state: "idle" | "connecting" | "connected" | "waiting" | "ended";
}

/** One user of one app. Nothing is sent before the first use. */
export interface TalkSession {
  /** The id of the app. */
  readonly appId: string;
  /** The current user. */
  readonly currentUser: UserRef;

  /** Called when a token is needed and shortly before the present one expires. Answer with `setToken`. */
  onNeedToken?: (() => void) | undefined;

  /** Gives a token. Subscriptions and requests in flight go on without a gap. */
  setToken(token: string): void;

  /** Called at most once: when the session ends for a reason that connecting again would not help. */
  onError(handler: (error: Error) => void): Subscription;

  /** References a user. No request is made. */
  user(id: string): UserRef;

  /** References a conversation. No request is made. */
  conversation(id: string): ConversationRef;

  /** Follows the 20 conversations with the latest activity, and those that become active. */
  subscribeConversations(
    onSnapshot?: (snapshot: ConversationSnapshot[], loadedAll: boolean) => void,
  ): ConversationListSubscription;

  /** Follows those conversations that a filter fits, as they come to fit it and cease to. */
  subscribeConversations(
    options: { filter?: ConversationFilter },
    onSnapshot?: (snapshot: ConversationSnapshot[], loadedAll: boolean) => void,
  ): ConversationListSubscription;

  /** Makes a search of messages, without a query yet. Results accumulate. */
  searchMessages(onResults?: (results: SearchMessageSnapshot[], status: SearchStatus) => void): MessageSearch;

  /** Makes a search of conversations, without a query yet. Results accumulate. */
  searchConversations(
    onResults?: (results: ConversationSnapshot[], status: SearchStatus) => void,
  ): ConversationSearch;

  /**
   * Uploads a file, and resolves with the token that stands for it in a message's `content`; sends nothing. It goes on
   * by itself after a cut, until nothing has moved for 5 minutes.
   *
   * Rejects before any byte moves when the file is larger than files may be (`FILE_TOO_LARGE`), or the user may not
   * share files (`NOT_PERMITTED`) or has too many (`QUOTA_EXCEEDED`); and when it turns out to be of a type that is not
   * taken (`FILE_TYPE_NOT_ALLOWED`). A file that no message has after 24 hours is deleted.
   */
  uploadFile(data: FileData, metadata: GenericFileMetadata, options?: UploadOptions): Promise<FileToken>;

  /** The same for a picture that browsers show; its token makes an `ImageBlock`. */
  uploadImage(data: FileData, metadata: ImageFileMetadata, options?: UploadOptions): Promise<FileToken>;

  /** The same for a video that browsers play; its token makes a `VideoBlock`. */
  uploadVideo(data: FileData, metadata: VideoFileMetadata, options?: UploadOptions): Promise<FileToken>;

  /** The same for sound that browsers play; its token makes an `AudioBlock`. */
  uploadAudio(data: FileData, metadata: AudioFileMetadata, options?: UploadOptions): Promise<FileToken>;

  /** The same for a recording of a voice; its token makes a `VoiceBlock`. */
  uploadVoice(
    data: FileData,
    metadata: VoiceRecordingFileMetadata,
    options?: UploadOptions,
  ): Promise<FileToken>;

  /** What the user may do; `null` before the first connection. An addition of Chinwag. */
  readonly role: RoleSnapshot | null;

  /**
   * Called whenever `role` changes: with a connection, when the user is given another role, and within half a minute
   * after the operator changes what the role says. Messages that are loaded already stay as they were shown. An
   * addition of Chinwag.
   */
  onRoleChange(handler: (role: RoleSnapshot) => void): Subscription;

  /**
   * Called for everything that happens in conversations that are followed, which with `subscribeConversations` are all
   * of one's own. What happened while the connection was down is not told. An addition of Chinwag.
   */
  onEvent(handler: (happening: ConversationHappening) => void): Subscription;

  /**
   * Says what of the interface the user sees, for back ends that ask (`POST /presences`); nobody else is told. It
   * replaces what was said before, and holds as long as the session is connected. Boxes do this by themselves. An
   * addition of Chinwag.
   */
  setVisibleUis(uis: VisibleUi[]): void;

  /**
   * Adds devices of the current user that take push notifications (`true`) and takes others away (`null`), as `set` of
   * the user does, but also where the app lets only back ends write users: which devices one has no back end knows. The
   * user must exist. An addition of Chinwag.
   */
  setPushTokens(pushTokens: SetUserParams["pushTokens"]): Promise<void>;

  /** What the connection is doing now. Frozen. An addition of Chinwag. */
  readonly connection: ConnectionStatus;

  /** Called whenever `connection` changes. An addition of Chinwag. */
  onConnectionChange(handler: (connection: ConnectionStatus) => void): Subscription;

  /** Ends the session: subscriptions end, requests reject, the connection closes. An addition of Chinwag. */
  close(): void;
}

/** Something that happened in a conversation, as the server tells it. */
export interface ConversationHappening {
  /** In which: `conversation/`, and its id. */
  readonly topic: string;
  /** What, such as `message.created`. */
  readonly event: string;
  /** The message that it is about, if it is about one. */
  readonly message?: { readonly id: string };
}
