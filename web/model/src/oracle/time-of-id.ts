const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * When the message with this id was sent, in Unix milliseconds: the first 48 of the id's 128 bits, as the description
 * of the wire has it. 0 for `null`.
 */
export function timeOfId(id: string | null): number {
  if (id === null) return 0;
  const digits = [...id.replace(/^msg_/, "")];
  return Number(digits.reduce((sum, digit) => sum * 62n + BigInt(DIGITS.indexOf(digit)), 0n) >> 80n);
}
