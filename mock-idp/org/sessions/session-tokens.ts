import type { OrgDependencies } from '../dependencies.ts';
import { newToken } from '../ids.ts';
import { fingerprint } from '../people/password.ts';
import type { SessionTokens } from '../services.ts';

/** Okta's session tokens live five minutes. */
const lifetimeMs = 5 * 60 * 1000;

/** Session tokens: worth a session, once. Only their fingerprints are kept. */
export function createSessionTokens({ store, now, random }: OrgDependencies): SessionTokens {
  const tokens = store.oneShots<{ userId: string }>('sessionTokens');
  return {
    issue: async (userId) => {
      const token = newToken(random);
      const expires = new Date(now().getTime() + lifetimeMs);
      await tokens.put(fingerprint(token), { userId }, expires);
      return { token, expiresAt: expires.toISOString() };
    },
    take: async (token) => (await tokens.take(fingerprint(token), now()))?.userId,
  };
}
