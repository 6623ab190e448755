import { expect, it } from "vitest";
import { messageOf, user } from "../../test/samples.ts";
import { en } from "../strings/en.ts";
import { picturesIn } from "./pictures.ts";

const image = (name: string, url = `https://a.example/${name}`) =>
  ({ type: "file", subtype: "image", filename: name, url, size: 1, fileToken: name }) as never;

it("pictures come as they are read, each once, and nothing else does", () => {
  const bob = user("bob", "Bob");
  const messages = [
    messageOf("m4", bob, [image("one.png")], 4),
    messageOf("m3", bob, [image("bad.png", "javascript:alert(1)")], 3),
    messageOf("m2", bob, [image("two.png")], 2),
    messageOf("m1", bob, [image("one.png"), { type: "text", children: ["hello"] }], 1),
  ];
  expect(picturesIn(messages, en).map(({ title, senderName }) => [title, senderName])).toEqual([
    ["one.png", "Bob"],
    ["two.png", "Bob"],
  ]);
});
