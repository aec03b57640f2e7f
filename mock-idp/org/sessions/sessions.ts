import type { OrgDependencies } from '../dependencies.ts';
import { randomLetters } from '../ids.ts';
import type { User } from '../model.ts';
import type { Session, Sessions } from '../services.ts';

/** Okta's default for the global session. */
const lifetimeMs = 2 * 60 * 60 * 1000;

export function createSessions(
  { store, now, random }: OrgDependencies,
  loadUser: (id: string) => Promise<User | undefined>,
): Sessions {
  const sessions = store.sessions<Session>('sessions');
  const find: Sessions['find'] = async (id, kind) => {
    const session = await sessions.get(id, now());
    if (!session || session.kind !== kind) return undefined;
    const user = await loadUser(session.userId);
    if (user?.status !== 'ACTIVE') return undefined;
    if (user.sessionsValidFrom !== undefined && session.createdAt <= user.sessionsValidFrom) return undefined;
    return { session, user };
  };
  return {
    open: async (userId, kind) => {
      const started = now();
      const expires = new Date(started.getTime() + lifetimeMs);
      const session: Session = {
        id: randomLetters(random, 43),
        userId,
        kind,
        createdAt: started.toISOString(),
        authnInstant: started.toISOString(),
        expiresAt: expires.toISOString(),
      };
      await sessions.put(session.id, session, expires);
      return session;
    },
    find,
    close: (id) => sessions.delete(id),
    refresh: async (id, kind) => {
      const found = await find(id, kind);
      if (!found) return undefined;
      const expires = new Date(now().getTime() + lifetimeMs);
      const session = { ...found.session, expiresAt: expires.toISOString() };
      await sessions.put(id, session, expires);
      return { ...found, session };
    },
  };
}
