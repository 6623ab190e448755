import { languageOf } from "../model/translation.ts";
import { en } from "./en.ts";
import type { Strings } from "./strings.ts";

type Load = () => Promise<{ readonly strings: Strings }>;

/** The languages besides English, each of which is loaded when somebody reads it. */
const LANGUAGES: Readonly<Record<string, Load>> = {
  de: () => import("./de.ts"),
  es: () => import("./es.ts"),
  fr: () => import("./fr.ts"),
  nl: () => import("./nl.ts"),
};

/** The texts in a language, by its tag; in English where there are none. */
export async function loadStrings(tag: string): Promise<Strings> {
  const load = LANGUAGES[nameOf(tag)];
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
  return language === "nb" || language === "nn" ? "no" : language;
}
