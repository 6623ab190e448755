import type { FileToken, SendMessageParams, SendTextMessageParams } from "@chinwag/core";
import { afterEach, expect, it, vi } from "vitest";
import type { Attachment } from "../box/attachments.ts";
import { Store } from "../box/store.ts";
import { AttachmentUploads } from "./attachment-uploads.ts";

/** Uploads that end when the test says so, and what was sent. */
class Fake {
  readonly sent: unknown[] = [];
  readonly under: Record<string, { as: string; done: () => void; fail: (code: string) => void }> = {};
  readonly attachments: AttachmentUploads;

  constructor() {
    const upload =
      (as: string) =>
      (_data: unknown, { filename }: { filename: string }) =>
        new Promise<FileToken>((resolve, reject) => {
          const done = () => resolve(`token of ${filename}` as FileToken);
          const fail = (code: string) => reject(Object.assign(new Error(code), { code }));
          this.under[filename] = { as, done, fail };
        });
    const uploads = {
      ...{ uploadFile: upload("file"), uploadImage: upload("image") },
      ...{ uploadVideo: upload("video"), uploadAudio: upload("audio"), uploadVoice: upload("voice") },
    };
    const send = async (params: string | SendTextMessageParams | SendMessageParams) => {
      this.sent.push(
        ...((params as SendMessageParams).content as { fileToken: string }[]).map((b) => b.fileToken),
      );
      return {} as never;
    };
    this.attachments = new AttachmentUploads(
      new Store<readonly Attachment[]>([]),
      uploads,
      { send },
      (_, go) => go({}),
    );
  }

  add(...files: (readonly [name: string, type: string])[]): void {
    this.attachments.add(files.map(([name, type]) => new File(["x"], name, { type })));
  }

  get states(): string[] {
    return this.attachments.list.value.map(({ file, state }) => `${file.name} ${state}`);
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

vi.stubGlobal("URL", { createObjectURL: vi.fn(() => "blob:x"), revokeObjectURL: vi.fn() });
afterEach(() => vi.clearAllMocks());

it("uploads each as what it is", () => {
  const fake = new Fake();
  fake.add(["a.png", "image/png"], ["b.mp4", "video/mp4"], ["c.mp3", "audio/mpeg"]);
  fake.add(["d.svg", "image/svg+xml"], ["e.pdf", "application/pdf"], ["f", ""]);
  expect(Object.values(fake.under).map(({ as }) => as)).toEqual([
    ...["image", "video", "audio", "file", "file", "file"],
  ]);
});

it("sends nothing before it is told to, and then in the order attached", async () => {
  const fake = new Fake();
  fake.add(["a", ""], ["b", ""], ["c", ""]);
  fake.under.b?.done();
  await settled();
  expect(fake.sent).toEqual([]);
  fake.attachments.send();
  expect(fake.sent).toEqual([]);
  fake.under.a?.done();
  await settled();
  expect(fake.sent).toEqual(["token of a", "token of b"]);
  expect(fake.states).toEqual(["c uploading"]);
  fake.under.c?.done();
  await settled();
  expect(fake.sent).toEqual(["token of a", "token of b", "token of c"]);
  expect(fake.states).toEqual([]);
});

it("keeps what failed, lets the others pass, and tries again", async () => {
  const fake = new Fake();
  fake.add(["a", ""], ["b", ""]);
  fake.attachments.send();
  fake.under.a?.fail("FILE_TOO_LARGE");
  fake.under.b?.done();
  await settled();
  expect(fake.sent).toEqual(["token of b"]);
  expect(fake.states).toEqual(["a failed"]);
  const [failed] = fake.attachments.list.value;
  fake.attachments.retry(failed?.key ?? 0);
  fake.under.a?.done();
  await settled();
  expect(fake.sent).toEqual(["token of b", "token of a"]);
});

it("sends as a file what is no picture after all", async () => {
  const fake = new Fake();
  fake.add(["a.png", "image/png"]);
  fake.under["a.png"]?.fail("FILE_TYPE_NOT_ALLOWED");
  await settled();
  expect(fake.under["a.png"]?.as).toBe("file");
});

it("takes away what is not wanted, and its preview with it", async () => {
  const fake = new Fake();
  fake.add(["a.png", "image/png"], ["b", ""]);
  fake.attachments.send();
  fake.under.b?.done();
  await settled();
  const [first] = fake.attachments.list.value;
  fake.attachments.remove(first?.key ?? 0);
  expect(URL.revokeObjectURL).toHaveBeenCalledWith("blob:x");
  expect(fake.sent).toEqual(["token of b"]);
});
