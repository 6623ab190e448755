import type { AttachmentUploads } from "../later/attachment-uploads.ts";
import type { AttachmentKind } from "../model/attachment-kind.ts";
import { Store } from "./store.ts";

/** A file that was attached and is no message yet. */
export interface Attachment {
  readonly key: number;
  readonly file: File;
  readonly kind: AttachmentKind;
  /** Voices only: how long it is, in seconds. */
  readonly duration?: number;
  /** Shows it, where it is a picture, or plays it, where it is a voice. Good as long as it is attached. */
  readonly preview: string | null;
  readonly state: "uploading" | "uploaded" | "failed";
  /** How much of it is on the server, from 0 to 1. */
  readonly progress: number;
  /** Whether it goes out as soon as it can. */
  readonly isSent: boolean;
  /** Why it failed. */
  readonly error: Error | null;
}

/** The files that were attached in a conversation. What uploads and sends them is loaded with the first of them. */
export class Attachments {
  readonly list = new Store<readonly Attachment[]>([]);
  readonly #load: (list: Store<readonly Attachment[]>) => Promise<AttachmentUploads>;
  #loading: Promise<AttachmentUploads> | null = null;

  constructor(load: (list: Store<readonly Attachment[]>) => Promise<AttachmentUploads>) {
    this.#load = load;
  }

  /** Sends them, those as well that are about to be attached. */
  send(): void {
    if (this.#loading !== null) this.act((uploads) => uploads.send());
  }

  /** Does something with them, as soon as what does it is there. */
  act(what: (uploads: AttachmentUploads) => void): void {
    this.#loading ??= this.#load(this.list);
    this.#loading.then(what, () => {
      // Files that were attached without a connection are attached once it is back.
      this.#loading = null;
      addEventListener("online", () => this.act(what), { once: true });
    });
  }
}
