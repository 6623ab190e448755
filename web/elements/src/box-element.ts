import {
  BoxKeeper,
  type BoxKind,
  type BoxOf,
  type BoxProps,
  boxInputs,
  followSession,
  type SessionProps,
  type SessionShare,
  sessionKey,
  shareSession,
} from "@chinwag/binding";
import type Talk from "chinwag";
import { ATTRIBUTES, PROPERTIES, readAttribute } from "./attributes.ts";
import { boxHandlers, dispatch, isOfSession, sessionHandlers } from "./element-events.ts";
import { adoptHostStyles } from "./host-styles.ts";
import { loadTalk, presentTalk } from "./talk.ts";

/** On a server there are no elements. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/** What an element has of a session and a box while it is in the page. */
interface Kept<Kind extends BoxKind> {
  readonly key: string;
  readonly share: SessionShare;
  readonly keeper: BoxKeeper<Kind>;
  readonly host: HTMLElement | null;
  unfollow(): void;
}

/**
 * A box as an element. What it is given it follows, all changes of a tick at once. Taken out of the page it gives its
 * box up, and the session with it if it was the last of its user; moved to another place it keeps both.
 */
export abstract class BoxElement<Kind extends BoxKind> extends Base {
  static readonly observedAttributes: readonly string[] = ATTRIBUTES;
  readonly #kind: Kind;
  readonly #given: Record<string, unknown> = {};
  readonly #heard = new Set<string>();
  readonly #slot: HTMLSlotElement;
  #kept: Kept<Kind> | null = null;
  #isDue = false;

  constructor(kind: Kind) {
    super();
    this.#kind = kind;
    const root = this.attachShadow({ mode: "open" });
    adoptHostStyles(root, kind === "popup");
    this.#slot = root.appendChild(document.createElement("slot"));
    for (const name of PROPERTIES) this.#adopt(name);
  }

  /** The box of the `Talk` object; `undefined` while there is none. */
  get box(): BoxOf<Kind> | undefined {
    return this.#kept?.keeper.box;
  }

  /** The session that the box is of; `undefined` while there is none. */
  get session(): Talk.Session | undefined {
    return this.#kept?.share.session;
  }

  connectedCallback(): void {
    this.#changed();
  }

  disconnectedCallback(): void {
    this.#changed();
  }

  attributeChangedCallback(attribute: string, _: string | null, value: string | null): void {
    const [property, read] = readAttribute(attribute, value);
    this.set(property, read);
  }

  override addEventListener(type: string, ...rest: [never, never?]): void {
    super.addEventListener(type, ...rest);
    if (!isOfSession(type) || this.#heard.has(type)) return;
    this.#heard.add(type);
    this.#kept?.unfollow();
    if (this.#kept) this.#kept = { ...this.#kept, unfollow: this.#follow(this.#kept.share.session) };
  }

  /** What a property was set to. */
  protected get(name: string): unknown {
    return this.#given[name];
  }

  /** Sets a property. */
  protected set(name: string, value: unknown): void {
    if (Object.is(this.#given[name], value)) return;
    this.#given[name] = value ?? (isSelection(name) ? value : undefined);
    this.#changed();
  }

  /** A property that was set before the element was defined hides the one that is defined for it. */
  #adopt(name: string): void {
    if (!Object.hasOwn(this, name)) return;
    const value = (this as unknown as Record<string, unknown>)[name];
    delete (this as unknown as Record<string, unknown>)[name];
    this.set(name, value);
  }

  #changed(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#update();
    });
  }

  #update(): void {
    const props = this.#given as unknown as SessionProps & BoxProps;
    const isWanted = this.isConnected && props.appId && (props.userId || props.syncUser);
    if (!isWanted) {
      this.#drop();
      return;
    }
    const talk = presentTalk();
    if (!talk) {
      loadTalk().then(() => this.#changed(), reportError);
      return;
    }
    const key = sessionKey(props);
    if (this.#kept && (this.#kept.key !== key || !this.#kept.share.session.isAlive)) this.#drop();
    if (this.#kept) this.#kept.keeper.update(this.#inputs(this.#kept.share.session));
    else this.#keep(key, shareSession(talk, this.#withLatestFetcher(props, key)));
  }

  #keep(key: string, share: SessionShare): void {
    const { session } = share;
    const host = this.#kind === "popup" ? null : this.#addHost();
    const onMounted = () => {
      if (host) this.#slot.name = host.slot;
      dispatch(this, "ready");
    };
    try {
      const keeper = new BoxKeeper(
        this.#kind,
        { session, container: host, onMounted },
        this.#inputs(session),
      );
      this.#kept = { key, share, keeper, host, unfollow: this.#follow(session) };
    } catch (error) {
      // An option is wrong, which the page is told; with the next change there may be a box.
      host?.remove();
      share.release();
      throw error;
    }
  }

  #drop(): void {
    const kept = this.#kept;
    if (!kept) return;
    this.#kept = null;
    this.#slot.name = "";
    kept.unfollow();
    kept.keeper.destroy();
    kept.host?.remove();
    kept.share.release();
  }

  /** Beside what the page has put into the element, which is its own to change. */
  #addHost(): HTMLElement {
    const host = document.createElement("div");
    host.slot = "box";
    return this.appendChild(host);
  }

  #inputs(session: Talk.Session) {
    return boxInputs(this.#kind, { ...this.#given, ...boxHandlers(this) } as BoxProps, session);
  }

  #follow(session: Talk.Session): () => void {
    const events = sessionHandlers(this, (type) => this.#heard.has(type));
    return followSession(session, () => events);
  }

  /** One function may take the place of another, as long as it is for the same user. */
  #withLatestFetcher(props: SessionProps, key: string): SessionProps {
    const first = props.tokenFetcher;
    if (!first) return props;
    const latest = () => {
      const now = this.#given as unknown as SessionProps;
      return sessionKey(now) === key && now.tokenFetcher ? now.tokenFetcher : first;
    };
    return { ...props, tokenFetcher: () => latest()() };
  }
}

/** With these, `null` is something else than nothing. */
function isSelection(name: string): boolean {
  return name === "conversationId" || name === "selectedConversationId";
}

// Each property that is not an attribute alone.
for (const name of PROPERTIES) {
  Object.defineProperty(BoxElement.prototype, name, {
    configurable: true,
    enumerable: true,
    get(this: { get(name: string): unknown }) {
      return this.get(name);
    },
    set(this: { set(name: string, value: unknown): void }, value: unknown) {
      this.set(name, value);
    },
  });
}

/** `<t-chatbox>`. */
export class Chatbox extends BoxElement<"chatbox"> {
  constructor() {
    super("chatbox");
  }
}

/** `<t-conversation-list>`. */
export class ConversationList extends BoxElement<"conversationList"> {
  constructor() {
    super("conversationList");
  }
}

/** `<t-inbox>`. */
export class Inbox extends BoxElement<"inbox"> {
  constructor() {
    super("inbox");
  }
}

/** `<t-popup>`. */
export class Popup extends BoxElement<"popup"> {
  constructor() {
    super("popup");
  }
}
