import { afterEach, describe, expect, it, vi } from "vitest";
import Talk from "./index.ts";

const host = "http://127.0.0.1:9";
const sessions: InstanceType<typeof Talk.Session>[] = [];

function open(options: Partial<Talk.SessionOptions> = {}) {
  const session = new Talk.Session({ appId: "app", userId: "alice", host, ...options });
  sessions.push(session);
  return session;
}

afterEach(() => {
  for (const session of sessions.splice(0)) session.destroy();
});

describe("a session", () => {
  it("knows its app and its user, however the user was given", () => {
    const me = new Talk.User("alice");
    expect(open({ me }).me).toBe(me);
    expect(open({ me: "alice" }).me.id).toBe("alice");
    const session = open();
    expect(session).toMatchObject({ appId: "app", isAlive: true });
    expect(session.currentUser.id).toBe("alice");
    expect(session.currentUser).toBe(session.user("alice"));
  });

  it.each([
    ["options", undefined],
    ["options.appId", { userId: "a" }],
    ["options.appId", { appId: "", userId: "a" }],
    ["options.userId", { appId: "app" }],
    ["options.me", { appId: "app", me: { id: "a" } }],
    ["options.token", { appId: "app", userId: "a", token: 5 }],
    ["options.tokenFetcher", { appId: "app", userId: "a", tokenFetcher: "later" }],
  ])("is refused with an error that names %s", (argument, options) => {
    expect(() => new Talk.Session(options as never)).toThrow(`${argument} must be`);
  });

  it("refuses ids that are none", () => {
    const session = open();
    expect(() => session.user("")).toThrow("id must be");
    expect(() => session.conversation(7 as never)).toThrow("id must be");
    expect(() => session.getOrCreateConversation(null as never)).toThrow("conversationId must be");
  });

  it.each(["uploadFile", "uploadImage", "uploadVideo", "uploadAudio", "uploadVoice"] as const)(
    "refuses what %s cannot upload",
    async (upload) => {
      await expect(open()[upload]("x" as never, { filename: "x.txt" })).rejects.toThrow("data must be");
      await expect(open()[upload](new Blob(["x"]), {} as never)).rejects.toThrow("filename must be");
    },
  );

  it("cannot be used after it was destroyed, nor can what came from it", async () => {
    const session = open();
    const box = session.createChatbox();
    const builder = session.getOrCreateConversation("c1");
    session.destroy();
    session.destroy();
    expect(session.isAlive).toBe(false);
    expect(box.isAlive).toBe(false);
    expect(() => session.conversation("c1")).toThrow("destroyed");
    await expect(box.select("c1")).rejects.toThrow("destroyed");
    await expect(builder.sendMessage("Hi")).rejects.toThrow("destroyed");
  });

  it("starts conversations as older pages do", () => {
    const me = new Talk.User({ id: "alice", name: "Alice" });
    const bob = new Talk.User({ id: "bob", name: "Bob" });
    const session = open({ me });
    const withBob = session.getOrStartConversation(bob, { subject: "Bicycle", welcomeMessages: ["Hi"] });
    expect(withBob.id).toBe(Talk.oneOnOneId("bob", "alice"));
    expect(withBob).toMatchObject({ subject: "Bicycle", welcomeMessages: ["Hi"] });
    expect(withBob.participants.map(({ user }) => user.id)).toEqual(["alice", "bob"]);
    const byId = session.getOrStartConversation("order-7", { participants: [bob], custom: { order: "7" } });
    expect(byId).toMatchObject({ id: "order-7", custom: { order: "7" } });
    expect(session.createChatbox(byId).isAlive).toBe(true);
    expect(() => session.getOrStartConversation(7 as never)).toThrow("conversationId must be");
    expect(() => session.getOrStartConversation("c", { participants: ["bob"] } as never)).toThrow(
      "options.participants must be",
    );
  });

  it("tells of what is unread, and of messages, only to functions, and of nothing else", () => {
    const { unreads } = open();
    expect(() => unreads.onChange(null as never)).toThrow("handler must be");
    expect(() => unreads.on("chang" as never, () => undefined)).toThrow("eventType must be");
    unreads.off("change", () => undefined);
    const listening = open();
    expect(() => listening.onMessage("loudly" as never)).toThrow("handler must be");
    expect(() => listening.on("messages" as never, () => undefined)).toThrow("eventType must be");
    listening.off("message", () => undefined);
    const session = open({ me: "bob" });
    session.destroy();
    expect(() => session.unreads.onChange(() => undefined)).toThrow("destroyed");
  });

  it("lives on when another session of the same user is destroyed", () => {
    const one = open();
    const other = open();
    one.destroy();
    expect(other.conversation("c1").id).toBe("c1");
  });
});

describe("a user", () => {
  it("keeps what was given, and only that", () => {
    const user = new Talk.User({ id: 12, name: "Twelve", email: null });
    expect({ ...user }).toEqual({ id: "12", name: "Twelve", email: null });
    expect({ ...new Talk.User("bob") }).toEqual({ id: "bob" });
  });

  it("is refused without an id or a name", () => {
    expect(() => new Talk.User({ name: "X" } as never)).toThrow("options.id must be");
    expect(() => new Talk.User({ id: "x" } as never)).toThrow("options.name must be");
    expect(() => new Talk.User(null as never)).toThrow("options must be an object");
  });
});

describe("a box", () => {
  it("is made by the older forms of the calls too", () => {
    const session = open();
    const conversation = session.getOrCreateConversation("c1");
    expect(session.createChatbox(conversation).isAlive).toBe(true);
    expect(session.createChatbox(null).isAlive).toBe(true);
    expect(session.createPopup(undefined, { launcher: "never" }).isAlive).toBe(true);
    expect(session.createInbox({ selected: null }).isAlive).toBe(true);
  });

  it("refuses a container that is none, and a conversation that is none", async () => {
    const box = open().createChatbox();
    await expect(box.mount(null)).rejects.toThrow("container must be");
    await expect(box.select(5 as never)).rejects.toThrow("conversation must be");
  });

  it("is shown in its container until it is destroyed", async () => {
    const container = document.createElement("div");
    container.append("loading");
    document.body.append(container);
    const box = open().createChatbox({ theme: { name: "dark", custom: { gap: 4, deep: { no: true } } } });
    await box.mount({ 0: container, length: 1 } as never);
    const [element] = container.children;
    expect(container.textContent).toBe("");
    expect(element?.shadowRoot).toBeTruthy();
    await vi.waitFor(() => expect(element?.getAttribute("theme")).toBe("dark"));
    expect((element as HTMLElement).style.getPropertyValue("--theme-gap")).toBe("4");
    expect(box.isAlive).toBe(true);
    box.destroy();
    expect(container.children).toHaveLength(0);
    expect(box.isAlive).toBe(false);
  });

  it("is known to its session for as long as it lives", async () => {
    const session = open();
    const [chatbox, inbox, popup] = [session.createChatbox(), session.createInbox(), session.createPopup()];
    const known = () => [session.getChatboxes(), session.getInboxes(), session.getPopups()];
    expect(known()).toEqual([[chatbox], [inbox], [popup]]);
    const container = document.createElement("div");
    document.body.append(container);
    await inbox.mount(container);
    container.remove();
    chatbox.destroy();
    expect(known()).toEqual([[], [], [popup]]);
    session.destroy();
    expect(known()).toEqual([[], [], []]);
  });

  it("does not appear when it is destroyed while it is being mounted", async () => {
    const container = document.createElement("div");
    const box = open().createInbox();
    const mounting = box.mount(container);
    box.destroy();
    await mounting;
    expect(container.children).toHaveLength(0);
  });
});
