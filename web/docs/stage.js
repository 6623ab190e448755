/*
 * What an example is given: an element for a box, a way to show what it has found out, and a picture to send.
 */
await Talk.ready;

/** Where a box can be mounted. */
export const container = document.getElementById("chat");

/** Shows what a program knows, as one would print it. */
export function show(...values) {
  const line = document.createElement("pre");
  line.textContent = values.map(written).join(" ");
  document.getElementById("shown").append(line);
}

function written(value) {
  if (typeof value === "string") return value;
  if (value instanceof Error) return String(value);
  return JSON.stringify(value, null, 2) ?? String(value);
}

/** A picture that is drawn when it is asked for, as a file. */
export async function picture(name = "lake.png") {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [320, 200];
  const pen = canvas.getContext("2d");
  const sky = pen.createLinearGradient(0, 0, 0, 200);
  sky.addColorStop(0, "#8fd3e8");
  sky.addColorStop(1, "#0b7562");
  pen.fillStyle = sky;
  pen.fillRect(0, 0, 320, 200);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  return new File([blob], name, { type: "image/png" });
}

/** The example has come to its end. */
export function finished() {
  const page = document.documentElement;
  if (page.dataset.state === "running") page.dataset.state = "finished";
}
