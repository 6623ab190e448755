import { describe, expect, it } from "vitest";
import { message, unsent, user } from "../../test/samples.ts";
import { GROUP_GAP_MS, messageRows, type Row, type RowSource } from "./message-rows.ts";

const me = user("me", "Me");
const bob = user("bob", "Bob");
const noon = new Date(2026, 4, 6, 12).getTime();
const MINUTE = 60_000;

function rows(parts: Partial<RowSource>): Row[] {
  return messageRows({
    messages: [],
    outbox: [],
    meId: "me",
    everyoneReadUntil: 0,
    welcomeMessages: [],
    welcomeFrom: null,
    loadedAll: true,
    from: 0,
    to: parts.messages?.length ?? 0,
    unread: null,
    ...parts,
  });
}

/** The rows in short: `|` a day, `!` where what is new begins, `-` a notice, letters a bubble: f for first of its group, l for last. */
function shape(parts: Partial<RowSource>): string {
  return rows(parts)
    .map((row) => {
      if (row.kind === "day") return "|";
      if (row.kind === "unread") return "!";
      if (row.kind === "notice") return "-";
      return `${row.isFirst ? "f" : ""}${row.isLast ? "l" : ""}` || "m";
    })
    .join(" ");
}

describe("grouping", () => {
  // shows: D26
  it("joins messages of one sender that follow each other soon", () => {
    const messages = [
      message("3", bob, "c", noon + 2 * MINUTE),
      message("2", bob, "b", noon + MINUTE),
      message("1", bob, "a", noon),
    ];
    expect(shape({ messages })).toBe("| f m l");
  });

  // shows: D26
  it("begins anew with another sender, after a while, and after a system message", () => {
    const later = noon + GROUP_GAP_MS + 1;
    const messages = [
      message("5", bob, "e", later + MINUTE),
      message("4", null, "system", later + MINUTE),
      message("3", bob, "c", later),
      message("2", bob, "b", noon),
      message("1", me, "a", noon),
    ];
    expect(shape({ messages })).toBe("| fl fl fl - fl");
  });

  it("keeps messages of both sides of midnight apart", () => {
    const midnight = new Date(2026, 4, 7).getTime();
    const messages = [message("2", bob, "b", midnight + MINUTE), message("1", bob, "a", midnight - MINUTE)];
    expect(shape({ messages })).toBe("| fl | fl");
  });

  it("joins what is being sent to what was sent, but lets what failed stand alone", () => {
    const messages = [message("1", me, "a", noon)];
    const outbox = [
      unsent("k1", "b", { createdAt: noon + MINUTE }),
      unsent("k2", "c", { createdAt: noon + MINUTE, state: "failed" }),
    ];
    expect(shape({ messages, outbox })).toBe("| f l fl");
  });
});

describe("a part of the list", () => {
  const messages = ["5", "4", "3", "2", "1"].map((id) => message(id, bob, id, noon + Number(id) * MINUTE));

  it("has the rows that all of it has there: groups and days begin no earlier and no later", () => {
    const whole = rows({ messages });
    for (let from = 0; from < 5; from++) {
      for (let to = from + 1; to <= 5; to++) {
        const start = from === 0 ? 0 : from + 1;
        expect(rows({ messages, from, to })).toEqual(whole.slice(start, to + 1));
      }
    }
  });

  it("has what is being sent only at the end, and a welcome only at the beginning", () => {
    const outbox = [unsent("k1", "b", { createdAt: noon + 6 * MINUTE })];
    const welcomeMessages = ["Hello"];
    const keysOf = (from: number, to: number) =>
      rows({ messages, outbox, welcomeMessages, from, to }).map(({ key }) => key);
    expect(keysOf(0, 2)).toEqual(["welcome-0", "day-1", "1", "2"]);
    expect(keysOf(3, 5)).toEqual(["4", "5", "k1"]);
  });
});

describe("what is new", () => {
  it("begins below the day, and begins a group", () => {
    const messages = [message("2", bob, "b", noon + MINUTE), message("1", bob, "a", noon)];
    expect(shape({ messages, unread: { id: "2", count: 1 } })).toBe("| fl ! fl");
    expect(shape({ messages, unread: { id: "1", count: 2 } })).toBe("| ! f l");
    expect(shape({ messages, from: 1, unread: { id: "2", count: 1 } })).toBe("! fl");
  });
});

describe("days", () => {
  it("opens no earlier day for a message from a machine whose clock is behind", () => {
    const messages = [message("1", bob, "a", noon)];
    const outbox = [unsent("k1", "b", { createdAt: noon - 26 * 60 * MINUTE })];
    expect(shape({ messages, outbox })).toBe("| fl fl");
  });
});

describe("status", () => {
  // shows: D29
  it("tells what everyone has read from what is only stored, and says nothing about messages of others", () => {
    const messages = [
      message("3", me, "new", noon + MINUTE),
      message("2", bob, "hi", noon),
      message("1", me, "old", noon - MINUTE),
    ];
    const statuses = rows({ messages, everyoneReadUntil: noon }).flatMap((row) =>
      row.kind === "bubble" ? [row.status] : [],
    );
    expect(statuses).toEqual(["everyoneRead", null, "sent"]);
  });
});

describe("welcome messages", () => {
  const greeter = user("bob", "Bob", { welcomeMessage: "Hello!" });
  const welcomes = { welcomeMessages: ["Be kind."], welcomeFrom: greeter };

  // shows: D28
  it("stand before the first message, the other person's as from them", () => {
    const [first, second] = rows(welcomes);
    expect(first).toMatchObject({ kind: "notice", content: "Be kind." });
    expect(second).toMatchObject({ kind: "bubble", content: "Hello!", sender: greeter, at: null });
  });

  it("wait until the beginning of the conversation is loaded", () => {
    expect(rows({ ...welcomes, loadedAll: false })).toEqual([]);
  });
});
