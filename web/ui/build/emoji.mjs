// Writes src/components/emoji-picker/emoji.txt, the emoji that are offered, from the data of Unicode's CLDR and the
// names that GitHub made common. Run it when emojibase-data is updated: `npm run emoji`.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** Newer ones are boxes on phones and computers that are still in use. */
const VERSION_MAX = 15.1;
/** The groups of Unicode, by number; 2 is hair and skin, which stand with people. */
const GROUPS = [
  "smileys",
  "people",
  null,
  "nature",
  "food",
  "travel",
  "activities",
  "objects",
  "symbols",
  "flags",
];

const read = async (name) => JSON.parse(await readFile(fileURLToPath(import.meta.resolve(name)), "utf8"));
const emoji = await read("emojibase-data/en/data.json");
const names = await read("emojibase-data/en/shortcodes/github.json");

const lines = [];
for (const [number, group] of GROUPS.entries()) {
  if (group === null) continue;
  lines.push(`# ${group}`);
  const members = emoji.filter((one) => one.group === number && one.version <= VERSION_MAX);
  for (const one of members.sort((a, b) => a.order - b.order)) lines.push(line(one));
}
const file = fileURLToPath(new URL("../src/components/emoji-picker/emoji.txt", import.meta.url));
await writeFile(file, `${lines.join("\n")}\n`);

/** The emoji, its name, and what else it is found by. */
function line({ hexcode, type, label, tags = [] }) {
  const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const [name = words(label).join("_"), ...others] = [names[hexcode] ?? []].flat();
  const known = new Set(words(name.replaceAll("_", " ")));
  const more = [label, ...others, ...tags].flatMap((text) => words(text.replaceAll("_", " ")));
  // Its fully qualified form: with a selector where it would be a letter without, and nowhere else.
  const codes = hexcode.split("-").map((code) => Number.parseInt(code, 16));
  const emoji = String.fromCodePoint(...codes, ...(type === 0 && codes.length === 1 ? [0xfe0f] : []));
  return [emoji, name, ...new Set(more.filter((word) => !known.has(word)))].join(" ");
}
