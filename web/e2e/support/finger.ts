import type { Locator, Page } from "@playwright/test";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A finger on the screen of a phone, which presses as long as a test wants. */
export class Finger {
  readonly #send: (type: "touchStart" | "touchMove" | "touchEnd", points: Point[]) => Promise<unknown>;

  private constructor(
    send: (type: "touchStart" | "touchMove" | "touchEnd", points: Point[]) => Promise<unknown>,
  ) {
    this.#send = send;
  }

  static async of(page: Page): Promise<Finger> {
    const devtools = await page.context().newCDPSession(page);
    return new Finger((type, touchPoints) =>
      devtools.send("Input.dispatchTouchEvent", { type, touchPoints }),
    );
  }

  /** Touches the middle of something, and stays there. */
  async press(target: Locator): Promise<Point> {
    const box = await target.boundingBox();
    if (box === null) throw new Error("there is nothing to touch");
    const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await this.#send("touchStart", [point]);
    return point;
  }

  async lift(): Promise<void> {
    await this.#send("touchEnd", []);
  }

  /** Moves across something, in small steps, and lets go. */
  async swipe(target: Locator, by: Point): Promise<void> {
    const { x, y } = await this.press(target);
    for (let step = 1; step <= 8; step += 1) {
      await this.#send("touchMove", [{ x: x + (by.x * step) / 8, y: y + (by.y * step) / 8 }]);
    }
    await this.lift();
  }
}
