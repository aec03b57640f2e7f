import type { Collection } from '../../store/index.ts';
import type { OrgDependencies } from '../dependencies.ts';
import { OrgError } from '../errors.ts';
import { newToken } from '../ids.ts';
import type { User, UserStatus } from '../model.ts';
import { fingerprint } from './password.ts';

/** What a link in a mail is for. */
export type LinkKind =
  /** The account waits for a password: activation, a reset by an administrator, an expired password. */
  | 'credential'
  /** "Forgot password?" */
  | 'recovery'
  /** "Unlock account?" */
  | 'unlock';

interface Rules {
  validityMs: number;
  /** Where the newest link is remembered. Nobody but its owner can ask for a credential link, so the others do not end it. */
  field: 'pendingToken' | 'recoveryToken';
  /** A person suspended or deactivated since has no use for the link. */
  statuses: readonly UserStatus[];
}

const hour = 60 * 60 * 1000;
const rulesOf: Readonly<Record<LinkKind, Rules>> = {
  credential: {
    validityMs: 7 * 24 * hour,
    field: 'pendingToken',
    statuses: ['PROVISIONED', 'RECOVERY', 'PASSWORD_EXPIRED'],
  },
  recovery: { validityMs: hour, field: 'recoveryToken', statuses: ['ACTIVE', 'PASSWORD_EXPIRED', 'RECOVERY'] },
  unlock: { validityMs: hour, field: 'recoveryToken', statuses: ['LOCKED_OUT'] },
};

/** The links by which people come to a password, or back into their account. Only the newest works, and only once. */
export function accountLinks({ store, now, random }: OrgDependencies, users: Collection<User>) {
  // Links from before there were several kinds say nothing of theirs.
  const tokens = store.oneShots<{ userId: string; kind?: LinkKind }>('credentialTokens');
  type Entry = Awaited<ReturnType<typeof tokens.peek>>;
  const holder = async (kind: LinkKind, print: string, entry: Entry): Promise<User | undefined> => {
    if (!entry || (entry.kind ?? 'credential') !== kind) return undefined;
    const user = await users.get(entry.userId);
    const { field, statuses } = rulesOf[kind];
    return user && statuses.includes(user.status) && user[field] === print ? user : undefined;
  };
  return {
    invalid: () =>
      new OrgError('token_invalid', 'You have accessed a link that has expired or has been previously used.'),
    create: async (kind: LinkKind, userId: string): Promise<{ user: User; token: string }> => {
      const token = newToken(random);
      const print = fingerprint(token);
      const { field, validityMs } = rulesOf[kind];
      const user = await users.change(userId, (current) => ({ ...current, [field]: print }));
      if (!user) throw new OrgError('not_found', `Not found: Resource not found: ${userId} (User)`);
      await tokens.put(print, { userId, kind }, new Date(now().getTime() + validityMs));
      return { user, token };
    },
    personOf: async (kind: LinkKind, token: string): Promise<User | undefined> => {
      const print = fingerprint(token);
      return holder(kind, print, await tokens.peek(print, now()));
    },
    take: async (kind: LinkKind, token: string): Promise<User | undefined> => {
      const print = fingerprint(token);
      return holder(kind, print, await tokens.take(print, now()));
    },
  };
}
