import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { FileData, UploadOptions } from "../src/types/upload.ts";
import type { TransferAnswer, TransferRequest } from "../src/upload/transfer.ts";
import { message } from "./harness/fixtures.ts";
import { Story } from "./harness/story.ts";

const UPLOAD = "/v1/shop/uploads/secret";
const METADATA = { filename: "a.txt" };

// The tests are compiled without the DOM.
interface Controller {
  readonly signal: NonNullable<UploadOptions["signal"]>;
  abort(reason: unknown): void;
}
const { AbortController } = globalThis as unknown as { AbortController: new () => Controller };

/** A file whose bytes can be looked at. */
class Bytes implements FileData {
  readonly type = "";
  readonly bytes: string;

  constructor(bytes: string) {
    this.bytes = bytes;
  }

  get size(): number {
    return this.bytes.length;
  }

  slice(start = 0): Bytes {
    return new Bytes(this.bytes.slice(start));
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return new ArrayBuffer(this.size);
  }
}

/** The server's end of the line. `taken` says how much of each request arrives before the line is cut; then all does. */
class Line {
  bytes = "";
  readonly requests: string[] = [];
  readonly #size: number;
  readonly #taken: number[];

  constructor(size: number, taken: number[] = []) {
    this.#size = size;
    this.#taken = taken;
  }

  readonly transfer = async ({ method, url, offset, body }: TransferRequest): Promise<TransferAnswer> => {
    this.requests.push(`${method} ${url}`);
    const answer = (status: number, text = "") => ({ status, offset: this.bytes.length, text });
    if (method !== "PATCH") return answer(200);
    if (offset !== this.bytes.length) return answer(409, JSON.stringify({ code: "UPLOAD_CONFLICT" }));
    const taken = this.#taken.shift();
    this.bytes += (body as Bytes).bytes.slice(0, taken);
    if (taken !== undefined) throw new Error("The line was cut.");
    const ready = JSON.stringify({ fileToken: "ft_a" });
    return this.bytes.length === this.#size ? answer(200, ready) : answer(204);
  };
}

/** What is left of a promise, without an unhandled rejection on the way. */
function outcome<T>(promise: Promise<T>): Promise<T | Error> {
  return promise.catch((error: Error) => error);
}

/** The server takes the hello, once what uploads has been loaded and has asked for a connection. */
async function connected(story: Story): Promise<void> {
  await vi.waitFor(() => story.socket);
  await story.connects();
}

/** Alice's upload, announced and taken by the server. */
async function begun(line: Line, data: FileData, options = {}) {
  const story = new Story();
  story.transfer = line.transfer;
  const uploaded = outcome(story.session.uploadFile(data, METADATA, options));
  await connected(story);
  const [announced] = await story.hears("file.upload");
  story.answers(announced, { upload: UPLOAD });
  return { story, uploaded, announced };
}

// shows: B37, B42
test("a file is announced, sent, and stands for a token", async () => {
  const line = new Line(5);
  const told: [number, number][] = [];
  const onProgress = (sent: number, total: number) => told.push([sent, total]);
  const { uploaded, announced } = await begun(line, new Bytes("hello"), { onProgress });
  expect(announced).toMatchObject({ filename: "a.txt", size: 5 });
  expect(await uploaded).toBe("ft_a");
  expect(line.bytes).toBe("hello");
  expect(line.requests).toEqual([`PATCH https://chat.example${UPLOAD}`]);
  expect(told.at(-1)).toEqual([5, 5]);
});

// shows: B38, B39, B40, B41, B43, B44, B45, B46, C57
test.each([
  ["uploadImage", { width: 3, height: 4 }, "image"],
  ["uploadVideo", { width: 3, height: 4, duration: 5.5 }, "video"],
  ["uploadAudio", { duration: 5.5 }, "audio"],
  ["uploadVoice", { duration: 5.5 }, "voice"],
] as const)("%s tells what it is, and its measures", async (upload, measures, subtype) => {
  const story = new Story();
  const uploaded = outcome(story.session[upload](new Bytes("x"), { ...METADATA, ...measures }));
  await connected(story);
  const [announced] = await story.hears("file.upload");
  expect(announced).toMatchObject({ filename: "a.txt", size: 1, subtype, ...measures });
  story.refuses(announced, "FILE_TYPE_NOT_ALLOWED");
  expect(await uploaded).toMatchObject({ code: "FILE_TYPE_NOT_ALLOWED" });
});

test("wherever the line is cut, the bytes that arrive are those of the file", async () => {
  const cuts = fc.array(fc.nat(12), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, maxLength: 40 }), cuts, async (bytes, taken) => {
      const line = new Line(bytes.length, [...taken]);
      const { story, uploaded } = await begun(line, new Bytes(bytes));
      await story.clock.pass(4 * 60_000);
      expect(await uploaded).toBe("ft_a");
      expect(line.bytes).toBe(bytes);
    }),
    { numRuns: 50 },
  );
});

test("an upload that gets no further is given up", async () => {
  const line = new Line(5, Array(1000).fill(0));
  const { story, uploaded } = await begun(line, new Bytes("hello"));
  await story.clock.pass(4 * 60_000);
  expect(line.requests.at(-1)).toMatch(/^(HEAD|PATCH)/);
  await story.clock.pass(2 * 60_000);
  expect(await uploaded).toMatchObject({ message: "The line was cut." });
  expect(line.requests.at(-1)).toMatch(/^DELETE/);
});

test("what the server refuses is not tried again", async () => {
  const story = new Story();
  story.transfer = async () => {
    const text = JSON.stringify({ code: "FILE_TYPE_NOT_ALLOWED", message: "It is a program." });
    return { status: 400, offset: Number.NaN, text };
  };
  const uploaded = outcome(story.session.uploadFile(new Bytes("MZ"), METADATA));
  await connected(story);
  story.answers((await story.hears("file.upload"))[0], { upload: UPLOAD });
  expect(await uploaded).toMatchObject({ code: "FILE_TYPE_NOT_ALLOWED", message: "It is a program." });
});

test("an upload can be aborted while it waits", async () => {
  const controller = new AbortController();
  const line = new Line(5, [0]);
  const { story, uploaded } = await begun(line, new Bytes("hello"), { signal: controller.signal });
  await story.clock.pass(1);
  controller.abort("enough");
  expect(await uploaded).toBe("enough");
  expect(line.requests.at(-1)).toMatch(/^DELETE/);
});

test("an upload that is aborted while it is announced sends nothing", async () => {
  const controller = new AbortController();
  const line = new Line(5);
  const story = new Story();
  story.transfer = line.transfer;
  const uploaded = outcome(
    story.session.uploadFile(new Bytes("hello"), METADATA, { signal: controller.signal }),
  );
  await connected(story);
  const [announced] = await story.hears("file.upload");
  controller.abort("enough");
  story.answers(announced, { upload: UPLOAD });
  expect(await uploaded).toBe("enough");
  expect(line.requests).toEqual([`DELETE https://chat.example${UPLOAD}`]);
});

test("an answer that does not say how far the upload is does not have it sent for ever", async () => {
  const requests: string[] = [];
  const silent = new Story();
  silent.transfer = async ({ method }) => {
    requests.push(method);
    return { status: 204, offset: Number.NaN, text: "" };
  };
  const given = outcome(silent.session.uploadFile(new Bytes("hello"), METADATA));
  await connected(silent);
  silent.answers((await silent.hears("file.upload"))[0], { upload: UPLOAD });
  await silent.clock.pass(6 * 60_000);
  expect(await given).toMatchObject({ message: "The upload does not get any further." });
  expect(requests.length).toBeLessThan(100);
});

test("a session that is closed uploads no more", async () => {
  const line = new Line(5, [1, 1, 1]);
  const { story, uploaded } = await begun(line, new Bytes("hello"));
  await story.clock.pass(1);
  story.session.close();
  await story.clock.pass(60_000);
  expect(await uploaded).toMatchObject({ code: "SESSION_CLOSED" });
});

test("what is no file is refused at once", async () => {
  const { session } = new Story();
  for (const [data, metadata, problem] of [
    ["text", METADATA, "data must be a Blob or a File, not string."],
    [null, METADATA, "data must be a Blob or a File, not null."],
    [new Bytes("x"), undefined, "metadata must be an object, not undefined."],
    [new Bytes("x"), {}, "filename must be a string that is not empty, not undefined."],
    [new Bytes("x"), { filename: "" }, "filename must be a string that is not empty, not an empty string."],
  ] as const) {
    await expect(session.uploadFile(data as never, metadata as never)).rejects.toThrow(problem);
  }
});

// shows: A252, A253
test("a file's address leads to the server", async () => {
  const story = new Story();
  const found = story.session.conversation("c").message(message(1).id).get();
  await story.connects();
  const [request] = await story.hears("message.get");
  const block = {
    type: "file",
    fileToken: "ft_a",
    url: "/v1/shop/files/a/b.txt",
    size: 1,
    filename: "b.txt",
  };
  story.answers(request, { message: { ...message(1), content: [block] }, users: [], references: [] });
  const url = "https://chat.example/v1/shop/files/a/b.txt";
  expect((await found)?.content).toEqual([{ ...block, url }]);
});
