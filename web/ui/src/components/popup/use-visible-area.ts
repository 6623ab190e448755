import { useEffect } from "preact/hooks";

/**
 * Keeps an element within what a phone's keyboard leaves of the screen. Some browsers make the page no smaller when
 * it comes up, but only what is seen of it.
 */
export function useVisibleArea(isOn: boolean, element: HTMLElement): void {
  useEffect(() => {
    const area = window.visualViewport;
    if (!isOn || !area) return;
    const follow = () => {
      // Who has zoomed in sees a part by their own choice.
      if (area.scale > 1.01) return;
      element.style.setProperty("--visible-height", `${area.height}px`);
      element.style.setProperty("--visible-top", `${area.offsetTop}px`);
    };
    follow();
    for (const type of ["resize", "scroll"] as const) area.addEventListener(type, follow);
    return () => {
      for (const type of ["resize", "scroll"] as const) area.removeEventListener(type, follow);
      for (const name of ["height", "top"]) element.style.removeProperty(`--visible-${name}`);
    };
  }, [isOn, element]);
}
