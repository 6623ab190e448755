import type { ConversationRef, Subscription, TypingSnapshot, UserSnapshot } from "@chinwag/core";
import type { BoxModel } from "../../box/box-model.ts";
import { Store } from "../../box/store.ts";
import { isTouch } from "../../model/is-touch.ts";
import { DEFAULT_ROLE } from "../../model/permits.ts";
import { ChatActions } from "./chat-actions.ts";
import type { ComponentName } from "./component-names.ts";
import { chatPermissions } from "./permissions.ts";
import { translationOf } from "./translation.ts";
import type { Theme, ThemeCommon, ThemeTyping } from "./types.ts";

/** The components of a page, as far as they can be used. */
export type OwnComponents = ReadonlyMap<ComponentName, (props: never) => unknown>;

const NOBODY: ThemeTyping = { users: [], many: false };

/** The components that a box wears, and what all of them are given. */
export class Worn {
  readonly own: OwnComponents;
  readonly common: Store<ThemeCommon>;
  /** Who is online, of those in the conversation that is open. */
  readonly online = new Store<Readonly<Record<string, boolean>>>({});
  readonly actions: ChatActions;
  /** Which components have failed: each is told once. */
  readonly failed = new Set<string>();
  readonly #model: BoxModel;
  readonly #theme: Theme;
  readonly #following: Subscription[];
  #followingChat: Subscription[] = [];
  #followingPeople: Subscription[] = [];
  #chat: ConversationRef | null = null;
  #people = "";
  #me: UserSnapshot;
  #typing: ThemeTyping = NOBODY;

  constructor(model: BoxModel, root: ShadowRoot, own: OwnComponents, theme: Theme) {
    this.own = own;
    this.#model = model;
    this.#theme = theme;
    this.actions = new ChatActions(model, root);
    const { session } = model;
    const id = session.currentUser.id;
    this.#me = {
      id,
      name: "",
      custom: {},
      locale: null,
      photoUrl: null,
      role: "default",
      welcomeMessage: null,
    };
    this.common = new Store(this.#make());
    const changed = () => this.common.set(this.#make());
    this.#following = [
      model.strings.subscribe(changed),
      session.onRoleChange(() => {
        this.#followPeople();
        changed();
      }),
      this.actions.searchState.subscribe(changed),
      session.currentUser.subscribe((me) => {
        if (me === null) return;
        this.#me = me;
        changed();
      }),
      model.shown.subscribe(() => {
        this.#followChat();
        this.#followPeople();
        changed();
      }),
    ];
    this.#followChat();
    this.#followPeople();
    changed();
  }

  /** It is not worn any more. */
  end(): void {
    for (const { unsubscribe } of [...this.#following, ...this.#followingChat, ...this.#followingPeople]) {
      unsubscribe();
    }
    this.actions.end();
  }

  #followChat(): void {
    const ref = this.#model.shown.value?.ref ?? null;
    if (ref?.id === this.#chat?.id) return;
    for (const { unsubscribe } of this.#followingChat) unsubscribe();
    this.#chat = ref;
    this.#typing = NOBODY;
    this.#followingChat = ref === null ? [] : [ref.subscribeTyping((typing) => this.#types(typing))];
  }

  #types(typing: TypingSnapshot | null): void {
    const isTold = (this.#model.session.role ?? DEFAULT_ROLE).showTypingIndicator;
    this.#typing = !isTold || typing === null ? NOBODY : { users: [], ...typing };
    this.common.set(this.#make());
  }

  #followPeople(): void {
    const { session, shown } = this.#model;
    const isTold = (session.role ?? DEFAULT_ROLE).showOnlineStatus;
    const ids = isTold ? (shown.value?.known?.participants.map(({ user }) => user.id) ?? []) : [];
    if (ids.join("\n") === this.#people) return;
    this.#people = ids.join("\n");
    for (const { unsubscribe } of this.#followingPeople) unsubscribe();
    this.online.set({});
    this.#followingPeople = ids.map((id) =>
      session.user(id).subscribeOnline((online) => {
        this.online.set({ ...this.online.value, [id]: online?.isConnected ?? false });
      }),
    );
  }

  #make(): ThemeCommon {
    const { session, settings, strings, shown } = this.#model;
    const role = session.role ?? DEFAULT_ROLE;
    const known = shown.value?.known ?? null;
    const isMobile = isTouch();
    return {
      currentUser: this.#me,
      me: this.#me,
      session,
      theme: this.#theme,
      themeCustom: settings.themeCustom ?? {},
      t: translationOf(strings.value, role.masking),
      permissions: chatPermissions(role),
      device: { isMobile, supportsEmojiPicker: true },
      conversation: known?.conversation ?? null,
      participants: known?.participants ?? [],
      typing: this.#typing,
      chatSearchState: this.actions.searchState.value,
      chatbox: this.actions.chatbox,
      conversationList: this.actions.list,
    };
  }
}

const worn = new WeakMap<BoxModel, Worn>();

/** What a box wears, if it wears components of a page. */
export function wornBy(model: BoxModel): Worn | null {
  return worn.get(model) ?? null;
}

/** Has a box wear components, until the function is called that is given. */
export function wearComponents(model: BoxModel, what: Worn): () => void {
  worn.set(model, what);
  return () => {
    what.end();
    if (worn.get(model) === what) worn.delete(model);
  };
}
