import { createHash } from "node:crypto";
import type { FileBlock, FileToken, MessageSnapshot, TalkSession } from "@chinwag/core";
import { test } from "../../support/data-api.ts";
import { expect } from "../../support/test.ts";

const GIF = Buffer.from("R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=", "base64");

/** A WAV of one second of silence. */
function silence(): Blob {
  const rate = 8_000;
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + rate, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write("data", 36);
  header.writeUInt32LE(rate, 40);
  return new Blob([header, Buffer.alloc(rate, 128)]);
}

/** Sends a file into a conversation of one's own, and gives the block that the message has. */
async function sent(session: TalkSession, fileToken: FileToken): Promise<FileBlock> {
  const conversation = session.conversation("files");
  await conversation.createIfNotExists();
  const message = await conversation.send({ content: [{ type: "file", fileToken }] });
  const snapshot = (await message.get()) as MessageSnapshot;
  return snapshot.content[0] as FileBlock;
}

// shows: A252, A253, A260, A261, B37, B42
test("a file of many bytes arrives as it was, and is a file block", async ({ join }) => {
  const alice = join("alice");
  const bytes = Buffer.alloc(3_000_000, "chinwag ");
  const token = await alice.uploadFile(new Blob([bytes]), { filename: "big.bin" });
  const block = await sent(alice, token);
  expect(block).toEqual({
    ...{ type: "file", fileToken: token, filename: "big.bin", size: bytes.length, url: expect.any(String) },
  });
  const got = Buffer.from(await (await fetch(block.url)).arrayBuffer());
  const sha256 = (data: Buffer) => createHash("sha256").update(data).digest("hex");
  expect(sha256(got)).toBe(sha256(bytes));
});

// shows: A255, B38, B43
test("a picture is an image block, its size found where it is not given", async ({ join }) => {
  const alice = join("alice");
  const found = await sent(alice, await alice.uploadImage(new Blob([GIF]), { filename: "a.gif" }));
  expect(found).toMatchObject({ subtype: "image", filename: "a.gif", width: 1, height: 1 });
  const given = { filename: "a.gif", width: 30, height: 20 };
  expect(await sent(alice, await alice.uploadImage(new Blob([GIF]), given))).toMatchObject(given);
});

// shows: A256, A257, B40, B41, B45, B46
test("sound is an audio block or a voice block, with its duration", async ({ join }) => {
  const alice = join("alice");
  const audio = await sent(alice, await alice.uploadAudio(silence(), { filename: "a.wav" }));
  expect(audio).toMatchObject({ subtype: "audio", duration: 1 });
  const voice = await alice.uploadVoice(silence(), { filename: "a.wav", duration: 1.5 });
  expect(await sent(alice, voice)).toMatchObject({ subtype: "voice", duration: 1.5 });
});

// shows: A254, B39, B44
test("a video is a video block, with its measures", async ({ join }) => {
  const alice = join("alice");
  // No more of a film than says that it is one.
  const ftyp = Buffer.from("0000001c667479706d70343200000000" + "6d7034326d70343169736f6d", "hex");
  const data = new Blob([ftyp, Buffer.from("000000086d646174", "hex")]);
  const measures = { filename: "a.mp4", width: 640, height: 480, duration: 2.5 };
  expect(await sent(alice, await alice.uploadVideo(data, measures))).toMatchObject({
    ...{ subtype: "video", ...measures },
  });
});

test("what is no picture is refused, by its bytes and not by its name", async ({ join }) => {
  const alice = join("alice");
  const html = new Blob(["<html><script>alert(1)</script>"], { type: "image/png" });
  const refused = expect(alice.uploadImage(html, { filename: "cat.png" })).rejects;
  await refused.toMatchObject({ code: "FILE_TYPE_NOT_ALLOWED" });
});

// shows: A278
test("a received block is sent again as it is, and an invented token is refused", async ({ join }) => {
  const alice = join("alice");
  const block = await sent(alice, await alice.uploadFile(new Blob(["x"]), { filename: "x.txt" }));
  const conversation = alice.conversation("files");
  const again = await (await conversation.send({ content: [block] })).get();
  expect(again?.content).toEqual([block]);
  expect(again?.plaintext).toBe("");
  const invented = conversation.send({ content: [{ type: "file", fileToken: "made up" as FileToken }] });
  await expect(invented).rejects.toMatchObject({ code: "UNKNOWN_FILE", field: "content[0].fileToken" });
});
