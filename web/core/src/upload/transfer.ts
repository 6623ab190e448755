/** Bytes on their way to the server. Loaded with the first upload. */

/** One request of an upload. */
export interface TransferRequest {
  readonly method: "HEAD" | "PATCH" | "DELETE";
  readonly url: string;
  /** Where the body goes on in the file. */
  readonly offset?: number;
  readonly body?: unknown;
  /** Told how many bytes of the body have left. */
  readonly onProgress?: ((sent: number) => void) | undefined;
  readonly signal?: UploadSignal | undefined;
}

/** What the server said to it. */
export interface TransferAnswer {
  readonly status: number;
  /** How many bytes the server has; `NaN` when it did not say. */
  readonly offset: number;
  readonly text: string;
}

/** Sends one request. Rejects when the network fails, or the signal does. */
export type Transfer = (request: TransferRequest) => Promise<TransferAnswer>;

/** The part of an `AbortSignal` that is used. */
export interface UploadSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

// The parts of the host that are used; this package is compiled without the DOM.
interface Fetched {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}
interface XmlHttpRequest {
  readonly status: number;
  readonly responseText: string;
  readonly upload: { onprogress: ((event: { loaded: number }) => void) | null };
  onload: () => void;
  onerror: () => void;
  onabort: () => void;
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  getResponseHeader(name: string): string | null;
  send(body?: unknown): void;
  abort(): void;
}
interface Host {
  fetch(url: string, options: object): Promise<Fetched>;
  XMLHttpRequest?: new () => XmlHttpRequest;
}

const host = globalThis as unknown as Host;
const OFFSET = "upload-offset";

/** Browsers tell the progress of one kind of request only; elsewhere there is only the other kind. */
export const transfer: Transfer = (request) =>
  host.XMLHttpRequest ? byXmlHttpRequest(request, new host.XMLHttpRequest()) : byFetch(request);

function headersOf({ offset }: TransferRequest): Record<string, string> {
  if (offset === undefined) return {};
  return { [OFFSET]: String(offset), "content-type": "application/offset+octet-stream" };
}

/** `null` is no number, while `Number(null)` is one. */
function offsetOf(header: string | null): number {
  return Number(header ?? Number.NaN);
}

async function byFetch(request: TransferRequest): Promise<TransferAnswer> {
  const { method, url, body, signal } = request;
  const answer = await host.fetch(url, { method, headers: headersOf(request), body, signal });
  const offset = offsetOf(answer.headers.get(OFFSET));
  return { status: answer.status, offset, text: await answer.text() };
}

function byXmlHttpRequest(request: TransferRequest, xhr: XmlHttpRequest): Promise<TransferAnswer> {
  const { method, url, body, onProgress, signal } = request;
  const abort = () => xhr.abort();
  const sent = new Promise<TransferAnswer>((resolve, reject) => {
    xhr.open(method, url);
    for (const [name, value] of Object.entries(headersOf(request))) xhr.setRequestHeader(name, value);
    // Listening makes browsers ask the server first, so only who wants to know listens.
    if (onProgress) xhr.upload.onprogress = ({ loaded }) => onProgress(loaded);
    xhr.onload = () =>
      resolve({
        status: xhr.status,
        offset: offsetOf(xhr.getResponseHeader(OFFSET)),
        text: xhr.responseText,
      });
    xhr.onerror = () => reject(new Error("The network failed."));
    xhr.onabort = () => reject(signal?.reason);
    signal?.addEventListener("abort", abort);
    xhr.send(body);
  });
  return sent.finally(() => signal?.removeEventListener("abort", abort));
}
