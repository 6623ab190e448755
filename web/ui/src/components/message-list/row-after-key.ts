/** Enter goes from the list to what can be done with its messages, arrows from one to the next, Escape back. */
export function rowAfterKey(view: HTMLElement, event: KeyboardEvent): void {
  const buttons = [...view.querySelectorAll<HTMLElement>(".actions-button")];
  const at = buttons.indexOf(event.target as HTMLElement);
  if (event.target === view && event.key === "Enter") {
    const { bottom } = view.getBoundingClientRect();
    buttons
      .filter((button) => button.getBoundingClientRect().bottom <= bottom)
      .at(-1)
      ?.focus();
  } else if (at >= 0 && event.key === "Escape") {
    view.focus({ preventScroll: true });
  } else if (at >= 0 && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    buttons[at + (event.key === "ArrowUp" ? -1 : 1)]?.focus();
  } else {
    return;
  }
  event.preventDefault();
}
