/*
 * The sessions of two people of the demo, for examples that do not make their own.
 */
import "./stage.js";

/** What Alice sees and does: the reader of the page. */
export const session = new Talk.Session({ appId: "demo", userId: "alice" });

/** Bob, with whom she talks. */
export const bob = new Talk.Session({ appId: "demo", userId: "bob" });
