import { languageOf } from "../model/translation.ts";
import { en } from "./en.ts";
import type { Strings } from "./strings.ts";

type Load = () => Promise<{ readonly strings: Strings }>;

/** The languages besides English, each of which is loaded when somebody reads it. */
const LANGUAGES: Readonly<Record<string, Load>> = {
  ar: () => import("./ar.ts"),
  de: () => import("./de.ts"),
  es: () => import("./es.ts"),
  fa: () => import("./fa.ts"),
  fr: () => import("./fr.ts"),
  he: () => import("./he.ts"),
  hi: () => import("./hi.ts"),
  it: () => import("./it.ts"),
  ja: () => import("./ja.ts"),
  ko: () => import("./ko.ts"),
  nl: () => import("./nl.ts"),
  pl: () => import("./pl.ts"),
  pt: () => import("./pt.ts"),
  ru: () => import("./ru.ts"),
  tr: () => import("./tr.ts"),
  uk: () => import("./uk.ts"),
  zh: () => import("./zh.ts"),
  "zh-hant": () => import("./zh-hant.ts"),
};

/** The texts in a language, by its tag; in English where there are none. */
export async function loadStrings(tag: string): Promise<Strings> {
  const name = nameOf(tag);
  // The tag is what somebody has set as a locale: any text.
  const load = Object.hasOwn(LANGUAGES, name) ? LANGUAGES[name] : undefined;
  // Should it not arrive, English is better than nothing.
  return load
    ? load().then(
        ({ strings }) => strings,
        () => en,
      )
    : en;
}

/** Of Chinese there are two scripts; other languages go by their first part. */
function nameOf(tag: string): string {
  const language = languageOf(tag);
  if (language === "zh") return /hant|tw|hk|mo/i.test(tag) ? "zh-hant" : "zh";
  return language;
}
