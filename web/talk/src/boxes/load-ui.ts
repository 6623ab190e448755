/** What all boxes are made of. */
export type Ui = typeof import("@chinwag/ui");

/** What is loaded for a kind of box. */
export type Load<Part> = () => Promise<Part>;

/** Loads what all boxes are made of. A page that shows no box never does. */
export async function loadUi(): Promise<Ui> {
  const ui = await import("@chinwag/ui");
  await ui.whenStyled();
  return ui;
}
/** Loads what an Inbox has besides. */
export const loadInbox = (): Promise<typeof import("@chinwag/ui/inbox")> => import("@chinwag/ui/inbox");
/** Loads what a Popup has besides. */
export const loadPopup = (): Promise<typeof import("@chinwag/ui/popup")> => import("@chinwag/ui/popup");
