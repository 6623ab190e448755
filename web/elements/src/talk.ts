import type Talk from "chinwag";

type TalkObject = typeof Talk;

let load: (() => Promise<TalkObject>) | undefined;
let loading: Promise<TalkObject> | undefined;
let present: TalkObject | undefined;

/** Says where the `Talk` object comes from. */
export function loadTalkWith(from: () => Promise<TalkObject>): void {
  load ??= from;
}

/** The `Talk` object, if it is there. */
export const presentTalk = (): TalkObject | undefined => present;

/** Loads the `Talk` object. What failed is tried again by the next who wants it. */
export async function loadTalk(): Promise<void> {
  loading ??= (load as () => Promise<TalkObject>)();
  try {
    present = await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}
