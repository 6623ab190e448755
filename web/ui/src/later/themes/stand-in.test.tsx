import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { act } from "preact/test-utils";
import { describe, expect, it } from "vitest";
import { beneath, plainly, standInFor } from "./stand-in.ts";

describe("what stands in for a component", () => {
  it.each(["page", "template"] as const)("lets it go on as it was when it draws itself anew: %s", (layer) => {
    let begun = 0;
    let count = () => {};
    function Own() {
      const [counted, setCounted] = useState(0);
      count = () => setCounted(counted + 1);
      useEffect(() => {
        begun += 1;
      }, []);
      return <i>{counted}</i>;
    }
    standInFor(Own, () => <b>{layer === "page" ? beneath(Own, {}) : plainly(Own, {})}</b>, layer);
    const root = document.createElement("div");
    const draw = () => act(() => render(<Own />, root));
    draw();
    expect(root.querySelector("b > i")?.textContent).toBe("0");
    act(() => count());
    expect(root.querySelector("b > i")?.textContent).toBe("1");
    draw();
    expect(root.querySelector("b > i")?.textContent).toBe("1");
    expect(begun).toBe(1);
  });
});
