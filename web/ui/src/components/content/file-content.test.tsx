import type { FileBlock, FileToken } from "@chinwag/core";
import { afterEach, describe, expect, it } from "vitest";
import { type ShownContent, showContent } from "../../../test/show-content.ts";

let shown: ShownContent;
afterEach(() => shown.close());

const file = {
  type: "file",
  fileToken: "token" as FileToken,
  url: "https://files.example/1",
  size: 1_234_567,
  filename: "plan.pdf",
} as const;

async function showFile(block: FileBlock): Promise<HTMLElement> {
  shown = await showContent([block]);
  return shown.bubble;
}

describe("a file", () => {
  it("is a link that saves it, with its name and size", async () => {
    const link = (await showFile(file)).querySelector("a");
    expect(link?.getAttribute("href")).toBe("https://files.example/1");
    expect(link?.getAttribute("download")).toBe("plan.pdf");
    expect(link?.querySelector("bdi")?.textContent).toBe("plan.pdf");
    expect(link?.textContent).toContain("1.23 MB");
  });

  it("that is a picture has its space before it comes, and leads to the picture", async () => {
    const bubble = await showFile({ ...file, subtype: "image", width: 1600, height: 800, filename: "a.jpg" });
    const image = bubble.querySelector("img");
    expect(image?.alt).toBe("a.jpg");
    expect(image?.style.aspectRatio).toBe("320 / 160");
    expect(image?.closest("a")?.getAttribute("href")).toBe(file.url);
  });

  it("that is a picture which does not come can be fetched still", async () => {
    const bubble = await showFile({ ...file, subtype: "image", filename: "a.jpg" });
    await shown.act(() => void bubble.querySelector("img")?.dispatchEvent(new Event("error")));
    expect(bubble.querySelector("img")).toBeNull();
    expect(bubble.querySelector("a")?.textContent).toContain("a.jpg");
  });

  it.each(["video", "audio"] as const)(
    "that is %s can be played, and is not loaded before",
    async (subtype) => {
      const player = (await showFile({ ...file, subtype })).querySelector<HTMLMediaElement>("video, audio");
      expect(player?.getAttribute("src")).toBe(file.url);
      expect(player?.hasAttribute("controls")).toBe(true);
      expect(player?.getAttribute("preload")).toBe("metadata");
      expect(player?.getAttribute("aria-label")).toBe("plan.pdf");
    },
  );

  it("of a kind or size that is not known is a file still", async () => {
    const bubble = await showFile({ ...file, subtype: "hologram", size: Number.NaN } as never);
    expect(bubble.querySelector("a")?.textContent).toBe("plan.pdf");
  });

  it("may lie on the page's own server", async () => {
    const link = (await showFile({ ...file, url: "/files/1" })).querySelector("a");
    expect(link?.getAttribute("href")).toBe(new URL("/files/1", document.baseURI).href);
  });
});

describe("a location", () => {
  it("is a link to a map", async () => {
    shown = await showContent([{ type: "location", latitude: 45.764043, longitude: -4.8357 }]);
    const link = shown.bubble.querySelector("a");
    expect(link?.getAttribute("href")).toBe("https://www.openstreetmap.org/?mlat=45.764043&mlon=-4.8357");
    expect(link?.textContent).toBe("Location45.76404°, -4.8357°");
  });

  it("that is nowhere leads nowhere", async () => {
    shown = await showContent([{ type: "location", latitude: "1&x=" as never, longitude: 0 }]);
    expect(shown.bubble.querySelector("a")).toBeNull();
    expect(shown.bubble.textContent).toBe("Location");
  });
});
