const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/**
 * SHA-1 of a text in UTF-8, in hex. The browser has one too, but that gives a promise, and ids are needed at once.
 * It keeps no secret here: it makes ids that backends make in the same way.
 */
export function sha1(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const blocks = ((bytes.length + 8) >> 6) + 1;
  const view = new DataView(new ArrayBuffer(blocks * 64));
  bytes.forEach((byte, index) => {
    view.setUint8(index, byte);
  });
  view.setUint8(bytes.length, 0x80);
  view.setUint32(view.byteLength - 4, bytes.length * 8);

  const hash = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let offset = 0; offset < view.byteLength; offset += 64) mixBlock(hash, view, offset);
  return hash.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

function mixBlock(hash: number[], view: DataView, offset: number): void {
  const words = new Int32Array(80);
  for (let t = 0; t < 16; t++) words[t] = view.getInt32(offset + t * 4);
  const word = (t: number) => words[t] ?? 0;
  for (let t = 16; t < 80; t++) words[t] = rotate(word(t - 3) ^ word(t - 8) ^ word(t - 14) ^ word(t - 16), 1);

  let [a = 0, b = 0, c = 0, d = 0, e = 0] = hash;
  for (let t = 0; t < 80; t++) {
    const next = (rotate(a, 5) + choose(t, b, c, d) + e + word(t)) | 0;
    e = d;
    d = c;
    c = rotate(b, 30);
    b = a;
    a = next;
  }
  [a, b, c, d, e].forEach((value, index) => {
    hash[index] = ((hash[index] ?? 0) + value) | 0;
  });
}

/** The function and the constant of each quarter of the rounds. */
function choose(t: number, b: number, c: number, d: number): number {
  if (t < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (t < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (t < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}
