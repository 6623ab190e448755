/** One object for each key, for as long as somebody holds it. */
export class Interned<T extends object> {
  readonly #refs = new Map<string, WeakRef<T>>();
  readonly #registry = new FinalizationRegistry<string>((key) => {
    // The key may have a new object by now.
    if (!this.#refs.get(key)?.deref()) this.#refs.delete(key);
  });

  get(key: string, make: () => T): T {
    const present = this.#refs.get(key)?.deref();
    if (present) return present;
    const made = make();
    this.#refs.set(key, new WeakRef(made));
    this.#registry.register(made, key);
    return made;
  }
}
