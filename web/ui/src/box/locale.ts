import type { Subscription } from "@chinwag/core";
import { loadStrings } from "../strings/languages.ts";
import type { BoxModel } from "./box-model.ts";

/** Has a box speak the reader's language, or else the one that the app has for those who have said nothing. */
export function followLocale(model: BoxModel): Subscription {
  const { session, settings, strings } = model;
  let wanted = strings.value.locale;
  const speak = (locale: string) => {
    if (locale === wanted) return;
    wanted = locale;
    void loadStrings(locale).then((loaded) => {
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
