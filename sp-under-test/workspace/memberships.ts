import { Register } from './register.ts';
import type { StoredMembership } from './stored.ts';

/** Who is in which group, asked from either side. */
export class Memberships extends Register<StoredMembership> {
  readonly #byUser = new Map<string, Set<string>>();
  readonly #byGroup = new Map<string, Set<string>>();

  constructor() {
    super(keyOf);
  }

  of(userId: string, groupId: string): StoredMembership | undefined {
    return this.get(keyOf({ userId, groupId }));
  }

  ofUser(userId: string): StoredMembership[] {
    return this.#named(this.#byUser.get(userId));
  }

  /** In the order in which they joined. */
  ofGroup(groupId: string): StoredMembership[] {
    return this.#named(this.#byGroup.get(groupId));
  }

  sizeOf(groupId: string): number {
    return this.#byGroup.get(groupId)?.size ?? 0;
  }

  /** Takes these out. */
  end(memberships: Iterable<Pick<StoredMembership, 'userId' | 'groupId'>>): void {
    for (const membership of memberships) this.delete(keyOf(membership));
  }

  override put(membership: StoredMembership): void {
    super.put(membership);
    const key = keyOf(membership);
    enter(this.#byUser, membership.userId, key);
    enter(this.#byGroup, membership.groupId, key);
  }

  override delete(key: string): void {
    const known = this.get(key);
    super.delete(key);
    if (known === undefined) return;
    leave(this.#byUser, known.userId, key);
    leave(this.#byGroup, known.groupId, key);
  }

  #named(keys: Iterable<string> = []): StoredMembership[] {
    return [...keys].map((key) => this.get(key)).filter((found) => found !== undefined);
  }
}

function keyOf({ userId, groupId }: Pick<StoredMembership, 'userId' | 'groupId'>): string {
  return `${userId} ${groupId}`;
}

function enter(index: Map<string, Set<string>>, place: string, key: string): void {
  const keys = index.get(place) ?? new Set();
  index.set(place, keys.add(key));
}

function leave(index: Map<string, Set<string>>, place: string, key: string): void {
  const keys = index.get(place);
  keys?.delete(key);
  if (keys?.size === 0) index.delete(place);
}
