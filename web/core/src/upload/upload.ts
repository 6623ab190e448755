/** Uploading a file: announced, sent, and gone on with after every cut. Loaded with the first upload. */
import type { Client } from "../client.ts";
import { ChinwagError, checkObject, must } from "../errors.ts";
import type { FileToken } from "../types/content.ts";
import type { FileData, UploadOptions, VideoFileMetadata } from "../types/upload.ts";
import type { ErrorCode, FileBlock, FileSubtype } from "../wire.ts";
import { type TransferAnswer, type TransferRequest, transfer } from "./transfer.ts";

/** An upload is given up when it has not got any further for this long, in milliseconds. */
const PATIENCE_MS = 5 * 60_000;
const WAIT_FIRST_MS = 500;
const WAIT_MAX_MS = 15_000;
/** Another request had the upload, or it goes on elsewhere. */
const CONFLICT = 409;

/** Uploads a file, and gives what stands for it in messages. */
export async function upload(
  client: Client,
  subtype: FileSubtype | undefined,
  data: FileData,
  metadata: VideoFileMetadata,
  options: UploadOptions = {},
): Promise<FileToken> {
  must(typeof data?.size === "number" && typeof data.slice === "function", "data", "a Blob or a File", data);
  const { filename, width, height, duration } = checkObject(metadata, "metadata");
  must(typeof filename === "string" && filename !== "", "filename", "a string that is not empty", filename);
  const announced = { filename, size: data.size, subtype, width, height, duration };
  const { upload: path } = await client.requests.promise("file.upload", announced, (started) => started);
  return new Upload(client, client.origin + path, data, options).run();
}

class Upload {
  readonly #client: Client;
  readonly #url: string;
  readonly #data: FileData;
  readonly #options: UploadOptions;
  /** How many bytes the server has. */
  #offset = 0;
  #waitMs = WAIT_FIRST_MS;
  #furthestAt: number;

  constructor(client: Client, url: string, data: FileData, options: UploadOptions) {
    this.#client = client;
    this.#url = url;
    this.#data = data;
    this.#options = options;
    this.#furthestAt = client.platform.now();
  }

  async run(): Promise<FileToken> {
    try {
      for (;;) {
        const token = await this.#proceed();
        if (token) return token;
      }
    } catch (error) {
      // Whether or not the server hears of it: what nobody finishes goes by itself.
      this.#ask({ method: "DELETE", url: this.#url }).catch(() => {});
      throw error;
    }
  }

  /** Sends what is left, and looks what came of it; `null` when that is not all. */
  async #proceed(): Promise<FileToken | null> {
    const { onProgress, signal } = this.#options;
    signal?.throwIfAborted();
    const { size } = this.#data;
    const begin = this.#offset;
    const told = onProgress && ((sent: number) => onProgress(Math.min(begin + sent, size), size));
    try {
      const body = this.#data.slice(begin);
      const answer = await this.#ask({
        ...{ method: "PATCH", url: this.#url, offset: begin, body, onProgress: told, signal },
      });
      if (answer.status === 200) {
        onProgress?.(size, size);
        return (JSON.parse(answer.text) as FileBlock).fileToken as FileToken;
      }
      this.#advance(answer.offset);
      // Who says it went well and not how far would have the same sent for ever.
      if (this.#offset <= begin) throw new Error("The upload does not get any further.");
    } catch (error) {
      await this.#recover(error);
    }
    return null;
  }

  /** A request whose answer is a success. */
  async #ask(request: TransferRequest): Promise<TransferAnswer> {
    const answer = await (this.#client.platform.transfer ?? transfer)(request);
    if (answer.status < 300) return answer;
    // In between stand proxies, whose answers are not ours.
    let said: { code?: ErrorCode; message?: string } = {};
    try {
      said = JSON.parse(answer.text);
    } catch {}
    const failure = new ChinwagError(said.code ?? "INTERNAL", said.message ?? `HTTP ${answer.status}.`);
    throw Object.assign(failure, { isFinal: answer.status < 500 && answer.status !== CONFLICT });
  }

  /** After a failure: waits, and asks where to go on. Throws when it is of no use. */
  async #recover(error: unknown): Promise<void> {
    const { platform, ended } = this.#client;
    this.#options.signal?.throwIfAborted();
    if (ended) throw ended;
    const isLate = platform.now() - this.#furthestAt > PATIENCE_MS;
    if (isLate || (error as { isFinal?: boolean }).isFinal) throw error;
    await this.#wait(this.#waitMs * (0.5 + platform.random() / 2));
    this.#waitMs = Math.min(this.#waitMs * 2, WAIT_MAX_MS);
    const head: TransferRequest = { method: "HEAD", url: this.#url, signal: this.#options.signal };
    try {
      this.#advance((await this.#ask(head)).offset);
    } catch (failure) {
      // The next attempt, if there is one, tells what is wrong.
      if ((failure as { isFinal?: boolean }).isFinal) throw failure;
    }
  }

  #advance(offset: number): void {
    if (offset > this.#offset) {
      this.#waitMs = WAIT_FIRST_MS;
      this.#furthestAt = this.#client.platform.now();
    }
    if (offset >= 0) this.#offset = offset;
  }

  /** Ends early when the upload is aborted. */
  async #wait(ms: number): Promise<void> {
    const { platform } = this.#client;
    const { signal } = this.#options;
    let stop = () => {};
    await new Promise<void>((resolve) => {
      stop = resolve;
      signal?.addEventListener("abort", stop);
      platform.setTimeout(stop, ms);
    });
    signal?.removeEventListener("abort", stop);
    signal?.throwIfAborted();
  }
}
