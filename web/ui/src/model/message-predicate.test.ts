import type { MessagePredicate, MessageSnapshot } from "@chinwag/core";
import { describe, expect, it } from "vitest";
import { matchesMessage } from "./message-predicate.ts";

const sender = { id: "bob", locale: "nl-NL", role: null, custom: { team: "blue" } };
const parts = { type: "UserMessage", origin: "web", custom: { kind: "offer" }, createdAt: 1_000 };
const message = { ...parts, sender } as unknown as MessageSnapshot;
const system = { ...parts, type: "SystemMessage", sender: null } as unknown as MessageSnapshot;

const ROWS: [MessagePredicate, boolean][] = [
  [{}, true],
  [{ sender: { id: ["==", "bob"] } }, true],
  [{ sender: { id: ["!=", "bob"] } }, false],
  [{ sender: { id: ["oneOf", ["alice", "bob"]], locale: ["==", "en-US"] } }, false],
  [{ sender: { role: ["!=", "admin"] } }, true],
  [{ sender: { role: ["==", "admin"] } }, false],
  [{ sender: { custom: { team: ["!oneOf", ["blue"]] } } }, false],
  [{ type: ["==", "SystemMessage"] }, false],
  [{ origin: ["oneOf", ["web", "email"]] }, true],
  [{ custom: { kind: "exists", other: "!exists" } }, true],
  [{ custom: { other: ["!=", "offer"] } }, true],
  [{ custom: { ["toString" as string]: "exists" } }, false],
  [{ createdAt: [">", 1_000] }, false],
  [{ createdAt: [">=", 1_000] }, true],
  [{ createdAt: ["<", 1_000] }, false],
  [{ createdAt: ["<=", 1_000] }, true],
  [{ createdAt: ["between", [1_000, 1_001]] }, true],
  [{ createdAt: ["between", [999, 1_000]] }, false],
  [{ createdAt: ["!between", [999, 1_000]] }, true],
  [["any", [{ type: ["==", "SystemMessage"] }, { origin: ["==", "web"] }]], true],
  [["any", [{ type: ["==", "SystemMessage"] }, { origin: ["==", "rest"] }]], false],
  [["any", []], false],
];

describe("matchesMessage", () => {
  // shows: B137, B139-B142, B145, B146
  it.each(ROWS)("%j is %s for it", (predicate, expected) => {
    expect(matchesMessage(message, predicate)).toBe(expected);
  });

  it("keeps system messages, whoever is wanted as a sender", () => {
    expect(matchesMessage(system, { sender: { id: ["==", "bob"] } })).toBe(true);
    expect(matchesMessage(system, { type: ["!=", "SystemMessage"] })).toBe(false);
  });
});
