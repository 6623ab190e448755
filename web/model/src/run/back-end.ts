import type { ChinwagServer } from "../../../e2e/support/chinwag-server.ts";
import { textOf } from "../oracle/world.ts";
import type { BackEndOperation } from "../plan/operations.ts";

/** The app's back end: REST, with the secret key. */
export class BackEnd {
  readonly #server: ChinwagServer;

  constructor(server: ChinwagServer) {
    this.#server = server;
  }

  /** A list. */
  async read(path: string): Promise<unknown[]> {
    return ((await this.readOne(path)) as { data: unknown[] }).data;
  }

  readOne(path: string): Promise<unknown> {
    return this.#server.rest("GET", path);
  }

  /** Does something; gives the ids of the messages it sent. `messageId` is that of the message it is about. */
  async perform(operation: BackEndOperation, messageId: string): Promise<string[]> {
    if (operation.op === "users") {
      const users = Object.entries(operation.names).map(([user, name]) => [user, { name }]);
      await this.#server.rest("PUT", "/users", Object.fromEntries(users));
      return [];
    }
    const path = `/conversations/${operation.conversation}`;
    switch (operation.op) {
      case "sends": {
        const sent = await this.#server.rest("POST", `${path}/messages`, operation.messages.map(toSend));
        return (sent as { id: string }[]).map(({ id }) => id);
      }
      case "edits":
        await this.#server.rest("PUT", `${path}/messages/${messageId}`, { text: operation.text });
        return [];
      case "deletes":
        await this.#server.rest("DELETE", `${path}/messages/${messageId}`);
        return [];
      case "conversation": {
        const { participants, attributes } = operation;
        await this.#server.rest("PUT", path, { participants, ...attributes });
        return [];
      }
      case "dissolve":
        await this.#server.rest("DELETE", path);
        return [];
      case "joins":
        await this.#server.rest("PUT", `${path}/participants/${operation.user}`, operation.part);
        return [];
      case "leaves":
        await this.#server.rest("DELETE", `${path}/participants/${operation.user}`);
        return [];
      case "reads":
        await this.#server.rest("POST", `${path}/readBy/${operation.user}`);
        return [];
      default:
        return operation satisfies never;
    }
  }
}

function toSend({ message, sender }: { message: string; sender: string | null }) {
  const text = textOf(message);
  return sender === null ? { type: "SystemMessage", text } : { type: "UserMessage", sender, text };
}
