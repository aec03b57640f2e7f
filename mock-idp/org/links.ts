import type { OrgDependencies } from './dependencies.ts';
import type { DirectoryParts } from './directory.ts';
import { OrgError } from './errors.ts';
import { newToken } from './ids.ts';
import type { User } from './model.ts';
import { fingerprint } from './password.ts';
import type { Mail } from './services.ts';

/** An activation link works for seven days. */
const validityMs = 7 * 24 * 60 * 60 * 1000;

/** The links by which people come to a password. Only the newest link of a person works, and only once. */
export function credentialLinks(
  { store, now, random, samlUrl }: OrgDependencies,
  { users, organisation, outbox }: Pick<DirectoryParts, 'users' | 'organisation' | 'outbox'>,
) {
  const tokens = store.oneShots<{ userId: string }>('credentialTokens');
  const invalid = () => new OrgError('token_invalid', 'Your account activation link is no longer valid.');
  const holder = async (print: string, entry: { userId: string } | undefined): Promise<User | undefined> => {
    const user = entry && (await users.get(entry.userId));
    // A person suspended or deactivated since, or sent a newer link, has no use for this one.
    const waiting = user && ['PROVISIONED', 'RECOVERY', 'PASSWORD_EXPIRED'].includes(user.status);
    return waiting && user.pendingToken === print ? user : undefined;
  };
  const create = async (userId: string): Promise<{ user: User; token: string }> => {
    const token = newToken(random);
    const print = fingerprint(token);
    const user = await users.change(userId, (current) => ({ ...current, pendingToken: print }));
    if (!user) throw new OrgError('not_found', `Not found: Resource not found: ${userId} (User)`);
    await tokens.put(print, { userId }, new Date(now().getTime() + validityMs));
    return { user, token };
  };
  return {
    invalid,
    create,
    send: async (userId: string, template: Mail['template']): Promise<void> => {
      const { user, token } = await create(userId);
      const { name } = await organisation.get();
      await outbox.send(user, template, name, `${samlUrl()}/tokens/${token}/verify`);
    },
    personOf: async (token: string): Promise<User | undefined> => {
      const print = fingerprint(token);
      return holder(print, await tokens.peek(print, now()));
    },
    take: async (token: string): Promise<User> => {
      const print = fingerprint(token);
      const user = await holder(print, await tokens.take(print, now()));
      if (!user) throw invalid();
      return user;
    },
  };
}
