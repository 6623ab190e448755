import type { TalkSession } from "@chinwag/core";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { BoxModel } from "../box/box-model.ts";
import type { NumberFormat } from "../model/number-format.ts";
import type { TimeFormat } from "../model/time-format.ts";
import type { Strings } from "../strings/strings.ts";

/** What every component of a box can reach. */
export interface Ui {
  readonly model: BoxModel;
  /** What the box is drawn in. */
  readonly root: ShadowRoot;
  readonly session: TalkSession;
  readonly meId: string;
  readonly strings: Strings;
  readonly times: TimeFormat;
  readonly numbers: NumberFormat;
}

/** Carries it down. */
export const UiContext = createContext<Ui | null>(null);

/** What every component of a box can reach. */
export function useUi(): Ui {
  const ui = useContext(UiContext);
  if (ui === null) throw new Error("A component of Chinwag was rendered outside a box.");
  return ui;
}
