import type { ConversationRef, FileToken, SendFileBlock, TalkSession } from "@chinwag/core";
import type { Attachment } from "../box/attachments.ts";
import type { Outgoing, SendChange } from "../box/box-owner.ts";
import type { Store } from "../box/store.ts";
import { type AttachmentKind, attachmentKind } from "../model/attachment-kind.ts";

/** What is needed of a session. */
type Uploads = Pick<
  TalkSession,
  "uploadFile" | "uploadImage" | "uploadVideo" | "uploadAudio" | "uploadVoice"
>;

/** What sends a message when it is its turn. */
type Send = (outgoing: Outgoing, send: (change: SendChange) => void) => void;

/**
 * Uploads the files that were attached in a conversation. They are uploaded at once, while their owner writes on, and go out as
 * messages in the order attached, once they are sent and uploaded. None is lost when something fails.
 */
export class AttachmentUploads {
  readonly list: Store<readonly Attachment[]>;
  readonly #uploads: Uploads;
  readonly #conversation: Pick<ConversationRef, "send">;
  readonly #turn: Send;
  readonly #aborts = new Map<number, AbortController>();
  readonly #tokens = new Map<number, FileToken>();
  #lastKey = 0;

  constructor(
    list: Store<readonly Attachment[]>,
    uploads: Uploads,
    conversation: Pick<ConversationRef, "send">,
    turn: Send,
  ) {
    this.list = list;
    this.#uploads = uploads;
    this.#conversation = conversation;
    this.#turn = turn;
  }

  /** Attaches files, and begins to upload them. */
  add(files: Iterable<File>): void {
    for (const file of files) this.#begin(file, attachmentKind(file.type), {});
  }

  /** Attaches a voice that was recorded, of so many seconds. */
  addVoice(file: File, duration: number): void {
    this.#begin(file, "voice", { duration });
  }

  #begin(file: File, kind: AttachmentKind, more: { duration?: number }): void {
    this.#lastKey += 1;
    const preview = kind === "image" || kind === "voice" ? URL.createObjectURL(file) : null;
    const begun = { state: "uploading", progress: 0, isSent: false, error: null } as const;
    const attachment: Attachment = { key: this.#lastKey, file, kind, preview, ...more, ...begun };
    this.list.set([...this.list.value, attachment]);
    void this.#upload(attachment);
  }

  /** Takes a file away again. What was uploaded of it is deleted by the server. */
  remove(key: number): void {
    this.#aborts.get(key)?.abort();
    this.#forget(key);
    this.#sendReady();
  }

  /** Tries once more what has failed. */
  retry(key: number): void {
    const attachment = this.#change(key, { state: "uploading", progress: 0, error: null });
    if (attachment) void this.#upload(attachment);
  }

  /** Sends all: each as soon as it is uploaded, and those before it are sent. */
  send(): void {
    this.list.set(this.list.value.map((attachment) => ({ ...attachment, isSent: true })));
    this.#sendReady();
  }

  async #upload(attachment: Attachment): Promise<void> {
    const { key } = attachment;
    const abort = new AbortController();
    this.#aborts.set(key, abort);
    try {
      this.#tokens.set(key, await this.#token(attachment, abort.signal));
      this.#change(key, { state: "uploaded", progress: 1 });
      this.#sendReady();
    } catch (error) {
      this.#change(key, { state: "failed", error: error as Error });
    } finally {
      this.#aborts.delete(key);
    }
  }

  async #token({ key, file, kind, duration = 0 }: Attachment, signal: AbortSignal): Promise<FileToken> {
    const onProgress = (sent: number, total: number) => this.#change(key, { progress: sent / total });
    const upload = (as: AttachmentKind) => {
      const [filename, options] = [file.name || as, { onProgress, signal }];
      if (as === "voice") return this.#uploads.uploadVoice(file, { filename, duration }, options);
      const data = [file, { filename }, options] as const;
      if (as === "image") return this.#uploads.uploadImage(...data);
      if (as === "video") return this.#uploads.uploadVideo(...data);
      return as === "audio" ? this.#uploads.uploadAudio(...data) : this.#uploads.uploadFile(...data);
    };
    try {
      return await upload(kind);
    } catch (error) {
      // Its name promised more than it holds: then it is a file to save.
      if (kind === "file" || (error as { code?: string }).code !== "FILE_TYPE_NOT_ALLOWED") throw error;
      return upload("file");
    }
  }

  /** What has failed holds nothing up: its owner decides. */
  #sendReady(): void {
    for (const { key, isSent, state, file } of this.list.value) {
      if (!isSent || state === "uploading") return;
      const fileToken = this.#tokens.get(key);
      if (state === "failed" || fileToken === undefined) continue;
      const url = URL.createObjectURL(file);
      this.#turn({ attachment: { url, size: file.size } }, ({ custom, cancel }) => {
        URL.revokeObjectURL(url);
        if (cancel) return;
        const content: [SendFileBlock] = [{ type: "file", fileToken }];
        // The outbox has it from here, and the message list shows what becomes of it.
        const params = { content, ...(custom && { custom: { ...custom } }) };
        this.#conversation.send(params, { origin: "web" }).catch(() => undefined);
      });
      this.#forget(key);
    }
  }

  #forget(key: number): void {
    const gone = this.list.value.find((attachment) => attachment.key === key);
    if (gone?.preview) URL.revokeObjectURL(gone.preview);
    this.#tokens.delete(key);
    this.list.set(this.list.value.filter((attachment) => attachment.key !== key));
  }

  /** Gives the attachment as it is then, unless it was taken away. */
  #change(key: number, change: Partial<Attachment>): Attachment | undefined {
    this.list.set(
      this.list.value.map((attachment) =>
        attachment.key === key ? { ...attachment, ...change } : attachment,
      ),
    );
    return this.list.value.find((attachment) => attachment.key === key);
  }
}
