const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const PREFIX = "msg_";
/** What follows the 48 bits of time: 40 bits of revision and 40 random ones. */
const BITS_AFTER_TIME = 80n;

/** When the message with this id was sent, in Unix milliseconds; 0 for `null` and for ids of another form. */
export function timeOfMessageId(id: string | null): number {
  if (!id?.startsWith(PREFIX)) return 0;
  let number = 0n;
  for (const digit of id.slice(PREFIX.length)) {
    const value = BASE62.indexOf(digit);
    if (value < 0) return 0;
    number = number * 62n + BigInt(value);
  }
  return Number(number >> BITS_AFTER_TIME);
}
