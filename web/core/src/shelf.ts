import type { MessageSend } from "./wire.ts";

/** An unsent message, with what is needed to send it from another page. */
export interface Kept extends MessageSend {
  /** Whose it is: the server, the app and the user. */
  readonly owner: string;
  /** When it was sent, in Unix milliseconds. */
  readonly createdAt: number;
}

/** Keeps unsent messages longer than a page lives. Every method may reject: storage can be denied, full or broken. */
export interface Shelf {
  /** Everybody's. */
  all(): Promise<Kept[]>;
  /** Replaces the one with the same key. */
  put(kept: Kept): Promise<unknown>;
  remove(key: string): Promise<unknown>;
}

// The parts of IndexedDB that are used; this package is compiled without the DOM.
interface Asked<T> {
  readonly result: T;
  onsuccess: () => void;
  onerror: () => void;
}
interface Database {
  createObjectStore(name: string, options: { keyPath: string }): void;
  transaction(store: string, mode: "readwrite"): { objectStore(name: string): ObjectStore };
}
interface ObjectStore {
  getAll(): Asked<Kept[]>;
  put(kept: Kept): Asked<unknown>;
  delete(key: string): Asked<unknown>;
}
/** `indexedDB`, where there is one. */
export interface Databases {
  open(name: string, version: number): Asked<Database> & { onupgradeneeded: () => void };
}

const STORE = "outbox";

function answer<T>(asked: Asked<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = reject;
  });
}

/** A shelf in IndexedDB, which is opened once, by the first use. Where there is none, every use rejects. */
export function openShelf(databases: () => Databases | undefined): Shelf {
  let opened: Promise<Database> | undefined;
  const open = async () => {
    const opening = (databases() as Databases).open("chinwag", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "key" });
    return answer(opening);
  };
  const use = async <T>(act: (store: ObjectStore) => Asked<T>): Promise<T> => {
    opened ??= open();
    return answer(act((await opened).transaction(STORE, "readwrite").objectStore(STORE)));
  };
  return {
    all: () => use((store) => store.getAll()),
    put: (kept) => use((store) => store.put(kept)),
    remove: (key) => use((store) => store.delete(key)),
  };
}
