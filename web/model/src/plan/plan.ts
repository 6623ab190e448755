import { Random } from "../random.ts";
import { cast } from "./cast.ts";
import { Draft } from "./draft.ts";
import { backEndOperation, EMOJIS, operation, operationOf, recent, recreate, send } from "./operation.ts";
import type { Fault, Label, Operation, Plan, SessionNumber, Step, View } from "./operations.ts";

/** Of so many seeds, one is a story in which the server goes down. */
const RESTARTS_EVERY = 6;
/** More than the server gives on resuming, so that clients begin afresh. */
const FLOOD = 520;
/** Longer than subscriptions are kept when nobody uses them, in milliseconds, by kind. */
const GRACES_MS = [16_000, 31_000, 125_000] as const;

/** Whether the server goes down in the story of a seed. */
export function restartsIn(seed: number): boolean {
  return seed % RESTARTS_EVERY === 0;
}

/** The story of a seed: the same one every time. */
export function plan(seed: number): Plan {
  const random = new Random(seed);
  const draft = new Draft(cast(seed, random), random);
  begin(draft);
  const rounds = random.int(4, 7);
  const down = restartsIn(seed) ? random.some([...Array(rounds).keys()], random.int(1, 2)) : [];
  const flood = random.chance(0.04) ? random.int(0, rounds - 1) : -1;
  for (let i = 0; i < rounds; i += 1) {
    for (let left = random.int(6, 14); left > 0; left -= 1) draft.steps.push(...step(draft));
    if (i === flood) drown(draft);
    if (down.includes(i)) restart(draft);
    mendAll(draft);
    draft.steps.push({ step: "check" });
  }
  const { users, conversations } = draft.cast;
  return { seed, users, conversations, restarts: restartsIn(seed), steps: draft.steps };
}

/** Everybody and everything, some of it with a history, and who looks at what at first. */
function begin(draft: Draft): void {
  const { random, steps } = draft;
  const { users, crowd, conversations, busy } = draft.cast;
  const names = Object.fromEntries([...users, ...crowd].map((user) => [user, `${user} at first`]));
  steps.push({ step: "back end", operation: { op: "users", names } });
  for (const conversation of conversations)
    steps.push({ step: "back end", operation: recreate(draft, conversation) });
  for (const conversation of random.some(busy, random.int(1, 2))) {
    for (let left = random.int(25, 110); left > 0; left -= 10) {
      const say = () => {
        const sender = random.pick([...draft.sketch(conversation).members]);
        return { message: draft.say(conversation, sender), sender };
      };
      const messages = Array.from({ length: Math.min(10, left) }, say);
      steps.push({ step: "back end", operation: { op: "sends", conversation, messages } });
    }
  }
  for (let session = 0; session < 2 * users.length; session += 1) {
    // The others come later.
    if (random.chance(0.2)) continue;
    if (random.chance(0.75)) steps.push(watch(draft, session, { view: "list" }));
    for (let left = random.int(1, 5); left > 0; left -= 1) steps.push(watch(draft, session, view(draft)));
  }
  steps.push({ step: "check" });
}

function watch(draft: Draft, session: SessionNumber, view: View): Step {
  const subscription = draft.subscription(session, view);
  return { step: "watch", session, subscription, view, wait: draft.random.chance(0.7) };
}

function view(draft: Draft): View {
  const conversation = draft.conversation();
  const kind = draft.random.weighted([
    [4, "messages"],
    [3, "conversation"],
    [2, "participants"],
    [draft.sketch(conversation).messages.length > 0 ? 2 : 0, "reactions"],
    [1, "participant"],
    [1, "user"],
    [1, "list"],
  ] as const);
  switch (kind) {
    case "list":
      return { view: kind };
    case "user":
      return { view: kind, user: draft.user() };
    case "reactions": {
      const message = recent(draft, conversation);
      return { view: kind, conversation, message, emoji: draft.random.pick(EMOJIS) };
    }
    case "participant":
      return { view: kind, conversation, user: draft.user() };
    default:
      return { view: kind, conversation };
  }
}

/** One thing that happens, or a few that belong together. */
function step(draft: Draft): Step[] {
  const { random } = draft;
  const kind = random.weighted([
    [40, "do"],
    [10, "burst"],
    [5, "race"],
    [14, "back end"],
    [9, "watch"],
    [5, "unwatch"],
    [5, "more"],
    [7, "fault"],
    [5, "mend"],
    [2, "pass"],
  ] as const);
  switch (kind) {
    case "do": {
      const { session, operation: one } = operation(draft);
      return [{ step: "do", session, operations: [one] }];
    }
    case "burst":
      return [burst(draft)];
    case "race":
      return race(draft);
    case "back end":
      return [{ step: "back end", operation: backEndOperation(draft) }];
    case "watch":
      return [watch(draft, draft.session(), view(draft))];
    case "unwatch":
      return unwatch(draft);
    case "more":
      return more(draft);
    case "fault":
      return fault(draft);
    case "mend": {
      const broken = [...draft.faults.keys()];
      return broken.length > 0 ? [mend(draft, random.pick(broken))] : [];
    }
    case "pass":
      return [{ step: "pass", session: draft.session(), ms: random.pick(GRACES_MS) }];
    default:
      return kind satisfies never;
  }
}

/** Several things in one tick, mostly in one conversation: they take effect in the order of the calls. */
function burst(draft: Draft): Step {
  const { random } = draft;
  const conversation = draft.conversation();
  const session = draft.sessionIn(conversation);
  const operations = Array.from({ length: random.int(2, 8) }, () => {
    return operationOf(draft, session, random.chance(0.8) ? conversation : draft.conversation());
  });
  return { step: "do", session, operations };
}

/** Sends of several sessions at once, of those that are connected. */
function race(draft: Draft): Step[] {
  const sends = flight(draft);
  return sends.length > 0 ? [{ step: "race", sends }] : [];
}

function flight(draft: Draft): { session: SessionNumber; operations: Operation[] }[] {
  const { random } = draft;
  const conversation = draft.conversation();
  const all = [...Array(2 * draft.cast.users.length).keys()];
  const sessions = random.some(
    all.filter((session) => !draft.faults.has(session)),
    random.int(2, 4),
  );
  return sessions.map((session) => {
    const count = random.int(1, 3);
    return { session, operations: Array.from({ length: count }, () => send(draft, session, conversation)) };
  });
}

function unwatch(draft: Draft): Step[] {
  const { random, watched } = draft;
  const numbers = [...watched.keys()];
  if (numbers.length === 0) return [];
  const subscription = random.pick(numbers);
  const { session, view: old } = watched.get(subscription) as { session: number; view: View };
  watched.delete(subscription);
  const steps: Step[] = [{ step: "unwatch", subscription }];
  if (random.chance(0.3)) steps.push({ step: "pass", session, ms: random.pick(GRACES_MS) });
  if (random.chance(0.4)) steps.push(watch(draft, session, old));
  return steps;
}

function more(draft: Draft): Step[] {
  const { random, watched } = draft;
  const windows = [...watched].filter(
    ([
      ,
      {
        view: { view: kind },
      },
    ]) => kind === "messages" || kind === "participants" || kind === "list",
  );
  if (windows.length === 0) return [];
  const [subscription] = random.pick(windows);
  const counts = Array.from({ length: random.chance(0.2) ? 2 : 1 }, () => random.int(1, 30));
  return [{ step: "more", subscription, counts }];
}

function fault(draft: Draft): Step[] {
  const { random, faults } = draft;
  const session = draft.session();
  if (faults.has(session)) return [mend(draft, session)];
  const kind = random.pick<Fault>(["cut", "cut", "mute", "deaf", "unanswered"]);
  faults.set(session, kind);
  const steps: Step[] = [{ step: "fault", session, fault: kind }];
  // A connection that breaks while something is asked on it.
  if (random.chance(0.7)) {
    const conversation = draft.conversation();
    const operations = Array.from({ length: random.int(1, 3) }, () =>
      operationOf(draft, session, conversation),
    );
    steps.push({ step: "do", session, operations });
  }
  if (kind !== "cut" && random.chance(0.5)) steps.push({ step: "fault", session, fault: "cut" });
  return steps;
}

function mend(draft: Draft, session: SessionNumber): Step {
  draft.faults.delete(session);
  return { step: "mend", session };
}

function mendAll(draft: Draft): void {
  for (const session of [...draft.faults.keys()]) draft.steps.push(mend(draft, session));
}

/** So much is said while somebody is away that they have to begin afresh. */
function drown(draft: Draft): void {
  const { random, steps } = draft;
  const conversation: Label = draft.conversation();
  const session = draft.sessionIn(conversation);
  const away = draft.session();
  mendAll(draft);
  if (away >> 1 !== session >> 1) {
    draft.faults.set(away, "cut");
    steps.push({ step: "fault", session: away, fault: "cut" });
  }
  const operations = Array.from({ length: FLOOD + random.int(0, 20) }, (): Operation => {
    return { op: "send", conversation, message: draft.say(conversation, draft.userOf(session)), reply: null };
  });
  steps.push({ step: "do", session, operations });
}

/** The server goes down and comes back. Sends that are on their way race; else, much may be asked meanwhile. */
function restart(draft: Draft): void {
  const { random, steps } = draft;
  mendAll(draft);
  const sends = random.chance(0.6) ? flight(draft) : [];
  steps.push({ step: "down", how: random.chance(0.75) ? "kill" : "stop", sends });
  for (let left = random.int(0, 5); left > 0; left -= 1) {
    const conversation = draft.conversation();
    const session = draft.sessionIn(conversation);
    const one =
      sends.length > 0 ? send(draft, session, conversation) : operationOf(draft, session, conversation);
    steps.push({ step: "do", session, operations: [one] });
  }
  steps.push({ step: "up" });
}
