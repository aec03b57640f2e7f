import { Register } from './register.ts';
import type { StoredUser } from './stored.ts';

/** End users, by ID and by e-mail address. */
export class Users extends Register<StoredUser> {
  readonly #addressKey: (email: string) => string;
  readonly #byAddress = new Map<string, string>();

  /** `addressKey`: what of an address tells two people apart (D-17). */
  constructor(addressKey: (email: string) => string) {
    super(({ id }) => id);
    this.#addressKey = addressKey;
  }

  byEmail(email: string): StoredUser | undefined {
    const id = this.#byAddress.get(this.#addressKey(email));
    return id === undefined ? undefined : this.get(id);
  }

  override put(user: StoredUser): void {
    this.#forget(user.id);
    super.put(user);
    this.#byAddress.set(this.#addressKey(user.email), user.id);
  }

  override delete(id: string): void {
    this.#forget(id);
    super.delete(id);
  }

  #forget(id: string): void {
    const known = this.get(id);
    if (known) this.#byAddress.delete(this.#addressKey(known.email));
  }
}
