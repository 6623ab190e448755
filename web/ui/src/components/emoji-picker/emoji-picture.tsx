/** An emoji: the character, or the picture of a custom one. */
export function EmojiPicture({ text, url }: { text: string; url: string | undefined }) {
  if (url === undefined) return text;
  return <img class="emoji" src={url} alt={text} title={text} loading="lazy" draggable={false} />;
}
