import { describe, expect, it } from "vitest";
import { timeAgo } from "./format.ts";
import {
  formatDuration,
  formatFilesize,
  getGoogleMapsUrls,
  getPhotoUrlWithFallback,
  getRandomColor,
  userFriendlyDate,
} from "./index.ts";

describe("helpers of themes", () => {
  it.each([
    [0, "0:00"],
    [7.9, "0:07"],
    [65, "1:05"],
    [3599, "59:59"],
    [3600, "1:00:00"],
    [3723, "1:02:03"],
    [36_000, "10:00:00"],
    [-4, "0:00"],
    [Number.NaN, "0:00"],
  ])("%s seconds are %s: hours only where there are any", (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  it.each([
    [1, "en", "1 byte"],
    [1500, "en", "1.5 kB"],
    [2_340_000, "de", "2,34 MB"],
    [-1, "en", ""],
  ])("a file of %s bytes, in %s", (bytes, locale, text) => {
    expect(formatFilesize(bytes, locale).replace(/\s/g, " ")).toBe(text);
  });

  it("a place has a page and a picture", () => {
    const { imageUrl, linkUrl } = getGoogleMapsUrls({ latitude: 51.44, longitude: -5.47 }, "k&y");
    expect(new URL(linkUrl).searchParams.get("query")).toBe("51.44,-5.47");
    expect(new URL(imageUrl).searchParams.get("center")).toBe("51.44,-5.47");
    expect(new URL(imageUrl).searchParams.get("key")).toBe("k&y");
  });

  it("a photo that is missing is a picture of initials", () => {
    const bob = { id: "bob", name: "Bob Okafor", photoUrl: null };
    expect(getPhotoUrlWithFallback({ ...bob, photoUrl: "https://a.example/b.png" })).toBe(
      "https://a.example/b.png",
    );
    const made = decodeURIComponent(getPhotoUrlWithFallback(bob));
    expect(made).toMatch(/^data:image\/svg\+xml,<svg/);
    expect(made).toContain(">BO</text>");
    expect(decodeURIComponent(getPhotoUrlWithFallback({ ...bob, name: "<b>" }))).toContain(">B</text>");
  });

  it("an id has one colour, always", () => {
    expect(getRandomColor("bob")).toBe(getRandomColor("bob"));
    expect(new Set(["bob", "sofia", "alice", "noor"].map(getRandomColor)).size).toBeGreaterThan(1);
    expect(getRandomColor("bob")).toMatch(/^oklch\(/);
  });

  it("a day is today, yesterday, or its date", () => {
    const t = { locale: "en", TODAY: "Today", YESTERDAY: "Yesterday" };
    const now = new Date(2026, 10, 28, 12).getTime();
    const before = (days: number) => userFriendlyDate(now - days * 86_400_000, t, now);
    expect(before(0)).toBe("Today");
    expect(before(1)).toBe("Yesterday");
    expect(before(3)).toBe("Wednesday, November 25");
    expect(before(400)).toBe("October 24, 2025");
  });

  it("a moment was so long ago", () => {
    const now = 1_790_000_000_000;
    expect(timeAgo(now - 10_000, "en", now).long).toBe("this minute");
    expect(timeAgo(now - 180_000, "en", now)).toEqual({ short: "3m ago", long: "3 minutes ago" });
    expect(timeAgo(now - 90_000_000, "en", now).long).toBe("yesterday");
    expect(timeAgo(now - 15 * 86_400_000, "nl", now).long).toBe("2 weken geleden");
    expect(timeAgo(now + 5_000, "en", now).long).toBe("this minute");
  });
});
