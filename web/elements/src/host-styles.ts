/** The page's own styles go before these, as they do for all that is said of `:host`. */
const STYLES = `
:host { display: block; height: 500px }
:host([hidden]) { display: none }
::slotted([slot="box"]) { height: 100% }
`;
/** A Popup is elsewhere in the page. */
const AWAY = ":host { display: none }";

const sheets = new Map<string, CSSStyleSheet>();

/** Gives an element its size. A sheet that is made by script needs no permission of the page's policy. */
export function adoptHostStyles(root: ShadowRoot, isAway: boolean): void {
  const styles = isAway ? AWAY : STYLES;
  let sheet = sheets.get(styles);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    sheets.set(styles, sheet);
  }
  root.adoptedStyleSheets = [sheet];
}
