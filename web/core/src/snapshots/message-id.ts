/** A message's id: digits of base 62, which are 0 to 9, A to Z, a to z. */
const FORM = /^msg_([0-9A-Za-z]+)$/;
/** What follows the 48 bits of time: 40 bits of revision and 40 random ones. */
const BITS_AFTER_TIME = 80n;

/** When the message with this id was sent, in Unix milliseconds; 0 for `null` and for ids of another form. */
export function timeOfMessageId(id: string | null): number {
  let number = 0n;
  for (const digit of FORM.exec(id ?? "")?.[1] ?? "") {
    const value = Number.parseInt(digit, 36) + (digit >= "a" ? 26 : 0);
    number = number * 62n + BigInt(value);
  }
  return Number(number >> BITS_AFTER_TIME);
}
