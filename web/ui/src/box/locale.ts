import type { Subscription } from "@chinwag/core";
import { en } from "../strings/en.ts";
import type { Strings } from "../strings/strings.ts";
import type { BoxModel } from "./box-model.ts";

/** Has a box speak the reader's language, or else the one that the app has for those who have said nothing. */
export function followLocale(model: BoxModel): Subscription {
  const { session, settings, strings } = model;
  let wanted = strings.value.locale;
  const speak = (locale: string) => {
    if (locale === wanted) return;
    wanted = locale;
    void stringsOf(locale).then((loaded) => {
      if (locale === wanted) strings.set(loaded);
    });
  };
  if (settings.locale) speak(settings.locale);
  const look = () => {
    const { state } = user;
    const said = state.type === "active" && state.latestSnapshot?.locale;
    const locale = said || session.role?.defaultLocale;
    if (locale) speak(locale);
  };
  const user = session.currentUser.subscribe(() => look());
  const roles = session.onRoleChange(look);
  return {
    unsubscribe() {
      user.unsubscribe();
      roles.unsubscribe();
    },
  };
}

/** English is there already; which other languages there are is loaded with the first of them. */
async function stringsOf(locale: string): Promise<Strings> {
  if (/^en\b/i.test(locale)) return en;
  // Should it not arrive, English is better than nothing.
  return import("../strings/languages.ts").then(
    ({ loadStrings }) => loadStrings(locale),
    () => en,
  );
}
