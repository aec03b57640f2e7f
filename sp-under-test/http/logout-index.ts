import type { ServerContext } from './server-context.ts';
import type { SignedIn } from './session.ts';

/** A session as an identity provider knows it. */
export interface IndexedSession {
  id: string;
  sessionIndex?: string;
  until: Date;
}

const keyOf = (providerId: string, nameId: string) => `${providerId} ${nameId}`;

/** Remembers under what name an identity provider would ask for this session to end. */
export async function indexSession(context: ServerContext, id: string, session: SignedIn): Promise<void> {
  const { providerId, nameId, sessionIndex, until } = session;
  if (providerId === undefined) return;
  const now = context.clock.now().getTime();
  const added: IndexedSession = { id, until, ...(sessionIndex !== undefined && { sessionIndex }) };
  await context.logoutIndex.update(keyOf(providerId, nameId), (known = []) => [
    ...known.filter((one) => one.until.getTime() > now),
    added,
  ]);
}

/** Ends the sessions that are meant: of this person at this provider, of these indexes or all (SAMLCore 3.7.3.2). */
export async function endSessions(
  context: ServerContext,
  providerId: string,
  nameId: string,
  indexes: readonly string[],
): Promise<number> {
  const known = (await context.logoutIndex.get(keyOf(providerId, nameId))) ?? [];
  const meant = known.filter(
    ({ sessionIndex }) => indexes.length === 0 || (sessionIndex !== undefined && indexes.includes(sessionIndex)),
  );
  for (const { id } of meant) await context.signedIn.delete(id);
  await context.logoutIndex.update(keyOf(providerId, nameId), (now = []) =>
    now.filter(({ id }) => !meant.some((one) => one.id === id)),
  );
  return meant.length;
}
