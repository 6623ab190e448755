import type { Page } from "@playwright/test";

/** What is drawn, and of which colours. */
export interface Drawing {
  readonly kind: "landscape" | "portrait" | "object";
  /** Degrees of the colour wheel. */
  readonly hue: number;
  readonly width: number;
  readonly height: number;
}

/** Pictures that look enough like photos to judge a design by, drawn by the browser. */
export async function draw(page: Page, drawing: Drawing): Promise<Buffer> {
  const encoded = await page.evaluate(async ({ kind, hue, width, height }) => {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
    const fade = (from: string, to: string) => {
      const colours = pen.createLinearGradient(0, 0, width * 0.3, height);
      colours.addColorStop(0, from);
      colours.addColorStop(1, to);
      pen.fillStyle = colours;
    };
    const disc = (x: number, y: number, radius: number) => {
      pen.beginPath();
      pen.arc(x, y, radius, 0, 7);
      pen.fill();
    };
    const landscape = () => {
      fade(`oklch(0.55 0.1 ${hue})`, `oklch(0.9 0.09 ${hue + 160})`);
      pen.fillRect(0, 0, width, height);
      pen.fillStyle = "#fff3cf";
      disc(width * 0.68, height * 0.56, height * 0.11);
      for (const [step, lightness] of [
        [0, 0.5],
        [1, 0.4],
        [2, 0.29],
      ] as const) {
        pen.fillStyle = `oklch(${lightness} 0.05 ${hue - 20})`;
        pen.beginPath();
        pen.moveTo(0, height);
        for (let x = 0; x <= width; x += 4) {
          const wave = Math.sin(x / (90 - step * 15) + step * 2) + Math.sin(x / 37 + step) * 0.45;
          pen.lineTo(x, height * (0.6 + step * 0.13) - wave * height * 0.07);
        }
        pen.lineTo(width, height);
        pen.fill();
      }
    };
    const portrait = () => {
      fade(`oklch(0.86 0.06 ${hue})`, `oklch(0.68 0.1 ${hue + 40})`);
      pen.fillRect(0, 0, width, height);
      pen.fillStyle = `oklch(0.42 0.09 ${hue + 190})`;
      disc(width / 2, height * 1.13, width * 0.44);
      pen.fillStyle = `oklch(0.3 0.04 ${hue + 20})`;
      disc(width / 2, height * 0.42, width * 0.24);
      pen.fillStyle = `oklch(${0.58 + (hue % 5) * 0.06} 0.06 55)`;
      disc(width / 2, height * 0.46, width * 0.2);
      pen.fillRect(width * 0.43, height * 0.58, width * 0.14, height * 0.16);
    };
    const object = () => {
      fade("oklch(0.95 0.01 90)", "oklch(0.85 0.02 60)");
      pen.fillRect(0, 0, width, height);
      pen.fillStyle = `oklch(0.55 0.12 ${hue})`;
      pen.beginPath();
      pen.moveTo(width * 0.34, height * 0.5);
      pen.lineTo(width * 0.66, height * 0.5);
      pen.lineTo(width * 0.58, height * 0.2);
      pen.lineTo(width * 0.42, height * 0.2);
      pen.fill();
      pen.fillStyle = "oklch(0.35 0.02 60)";
      pen.fillRect(width * 0.49, height * 0.5, width * 0.02, height * 0.32);
      pen.fillRect(width * 0.4, height * 0.8, width * 0.2, height * 0.03);
    };
    ({ landscape, portrait, object })[kind]();
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.9));
    const bytes = new Uint8Array(await (blob as Blob).arrayBuffer());
    return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""));
  }, drawing);
  return Buffer.from(encoded, "base64");
}
