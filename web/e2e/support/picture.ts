/** A picture of 2 by 1 pixels. */
export const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGP4z8DA8J8BAAf/Af8Bf4mnAAAAAElFTkSuQmCC",
  "base64",
);

/** It, as a file that somebody chooses. */
export const picture = { name: "two.png", mimeType: "image/png", buffer: PNG };
