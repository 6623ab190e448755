/// <reference path="../../styles/css.d.ts" />
import type { Wearer } from "../theme.ts";
import { standInForBlocks } from "./blocks.tsx";
import { standInForChat } from "./chat.tsx";
import { COMPONENT_NAMES, type ComponentName, isComponentName, nearestName } from "./component-names.ts";
import { standInForField } from "./field.tsx";
import { kit } from "./kit.ts";
import { standInForLaterParts, standInForTyping } from "./later-parts.tsx";
import { standInForList } from "./list.tsx";
import { standInForMessages } from "./messages.tsx";
import { standInForPictures } from "./pictures.tsx";
import styles from "./styles.css?inline";
import { mergedTheme } from "./theme.tsx";
import { type OwnComponents, Worn, wearComponents } from "./worn.ts";

/** Components of a page that can be worn. */
export interface PreparedComponents {
  readonly sheet: CSSStyleSheet;
  /** Has a box wear them, until the function is called that is given. */
  dress(): () => void;
}

let isStanding = false;

/** Makes ready what a page gave as its components: an object of them, or what makes one of what they are made of. */
export async function prepareComponents(
  { model, element, root }: Wearer,
  given: unknown,
): Promise<PreparedComponents> {
  const own = usable(typeof given === "function" ? made(given as (tools: typeof kit) => unknown) : given);
  if (!isStanding) {
    isStanding = true;
    standInForPictures();
    standInForMessages();
    standInForChat();
    standInForField();
    standInForBlocks();
    standInForTyping();
  }
  await standInForLaterParts(new Set(own.keys()));
  if (element.classList.contains("t-inbox")) standInForList(await import("../../inbox.ts"));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  return { sheet, dress: () => wearComponents(model, new Worn(model, root, own, mergedTheme)) };
}

function made(make: (tools: typeof kit) => unknown): unknown {
  try {
    return make(kit);
  } catch (error) {
    complain("the function that makes the theme failed. The interface's own components are shown.", error);
    return {};
  }
}

/** Those that there is a place for. What is wrong with the others is told. */
function usable(given: unknown): OwnComponents {
  const own = new Map<ComponentName, (props: never) => unknown>();
  if (typeof given !== "object" || given === null) {
    complain(
      `a theme must be an object of components by name, not ${JSON.stringify(given) ?? typeof given}.`,
    );
    return own;
  }
  for (const [name, component] of Object.entries(given)) {
    if (component === undefined) continue;
    if (!isComponentName(name)) {
      const meant = nearestName(name);
      complain(
        `no component is called ${name}; did you mean ${meant}? There are ${COMPONENT_NAMES.join(", ")}.`,
      );
    } else if (typeof component !== "function") {
      complain(`the theme's ${name} must be a function of its props, not ${JSON.stringify(component)}.`);
    } else {
      own.set(name, component as (props: never) => unknown);
    }
  }
  return own;
}

function complain(what: string, ...more: unknown[]): void {
  // biome-ignore lint/suspicious/noConsole: it is where developers look.
  console.error(`Chinwag: ${what}`, ...more);
}
