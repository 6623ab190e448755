import type { ChinwagServer } from "./chinwag-server.ts";

/** A sound of two seconds that swells three times. */
export function sound(): Buffer {
  const rate = 8_000;
  const samples = Int16Array.from({ length: rate * 2 }, (_, at) => {
    const loudness = Math.abs(Math.sin((at / rate) * 5)) * 0.8;
    return Math.sin(at / 4) * loudness * 32_767;
  });
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer)]);
}

/** Uploads a file as a back end does, and gives what a message refers to it by. */
export async function uploaded(
  chinwag: ChinwagServer,
  name: string,
  bytes: Buffer,
  subtype?: "image" | "video" | "audio" | "voice",
): Promise<string> {
  const form = new FormData();
  if (subtype !== undefined) form.set("subtype", subtype);
  if (subtype === "voice") form.set("duration", "2");
  form.set("file", new Blob([new Uint8Array(bytes)]), name);
  const headers = { authorization: "Bearer sk_test_demo" };
  const answer = await fetch(`${chinwag.origin}/v1/demo/files`, { method: "POST", headers, body: form });
  return ((await answer.json()) as { attachmentToken: string }).attachmentToken;
}

/** Makes a conversation of Alice and Bob with a message of each kind. `picture` is what the picture in it is. */
export async function sendKinds(chinwag: ChinwagServer, id: string, picture: Buffer): Promise<void> {
  const of = (...file: [name: string, bytes: Buffer, subtype?: "image" | "audio" | "voice"]) =>
    uploaded(chinwag, ...file);
  const send = (...said: object[]) =>
    chinwag.rest(
      "POST",
      `/conversations/${id}/messages`,
      said.map((one) => ({ type: "UserMessage", sender: "bob", ...one })),
    );
  await chinwag.rest("PUT", `/conversations/${id}`, {
    participants: ["alice", "bob"],
    subject: "Every kind",
  });
  await send(
    { type: "SystemMessage", sender: undefined, text: "Bob shared the album *Mountains*" },
    { text: "*Packing list*, see https://hut.example/list:\n- boots, _not_ sandals\n- ~umbrella~ rain coat" },
    {
      content: [
        {
          type: "text",
          children: [
            { type: "mention", id: "alice", text: "Alice" },
            " the lock opens with ",
            { type: "codeSpan", text: "4711" },
          ],
        },
      ],
    },
    { sender: "alice", text: "🎉" },
    { attachmentToken: await of("Sunrise from the hut.png", picture, "image") },
    { attachmentToken: await of("Cow bells.wav", sound(), "audio") },
    { attachmentToken: await of("voice.wav", sound(), "voice") },
    { sender: "alice", attachmentToken: await of("voice.wav", sound(), "voice") },
  );
  await send(
    { attachmentToken: await of("Route and timetable.pdf", Buffer.alloc(480_000, "%PDF-1.7 ")) },
    { sender: "alice", content: [{ type: "location", latitude: 46.5586, longitude: 7.8927 }] },
    { text: "```\nwater = 2 * people\n```" },
    {
      content: [
        {
          type: "text",
          children: [
            "The hut is booked. ",
            { type: "actionButton", action: "pay", params: {}, children: ["Pay my share"] },
            { type: "actionLink", action: "decline", params: {}, children: ["I cannot come"] },
          ],
        },
      ],
    },
  );
  await answerAndReact(chinwag, id);
}

/** Alice replies to what Bob said last and Bob reacts; what Alice said is edited. */
async function answerAndReact(chinwag: ChinwagServer, id: string): Promise<void> {
  const messages = `/conversations/${id}/messages`;
  const newest = async () =>
    ((await chinwag.rest("GET", messages)) as { data: { id: string }[] }).data[0]?.id;
  await chinwag.rest("POST", messages, [
    { type: "UserMessage", sender: "alice", text: "Paid, thnks", referencedMessageId: await newest() },
  ]);
  const mine = await newest();
  await chinwag.rest("PUT", `${messages}/${mine}`, { text: "Paid, thanks" });
  await chinwag.rest("PUT", `${messages}/${mine}/reactions/${encodeURIComponent("❤️")}/bob`, {});
}
