import type { LogoutNameId, LogoutRequest } from '../../saml/index.ts';
import type { IndexedSession, SignedIn } from '../kept.ts';
import type { ServerContext } from '../server-context.ts';

/**
 * Sessions of one name at once: all of them are read and written with each sign-in, so that somebody who signs in without
 * end would slow everybody down. Beyond it the oldest one ends; left open it could no longer be logged out.
 */
export const sessionsOfOneMost = 100;

const keyOf = (providerId: string, nameId: string) => `${providerId} ${nameId}`;

/** Remembers under what name an identity provider would ask for this session to end. */
export async function indexSession(context: ServerContext, id: string, session: SignedIn): Promise<void> {
  const { providerId, nameId, nameIdFormat, nameQualifier, sessionIndex, until } = session;
  if (providerId === undefined) return;
  const now = context.clock.now().getTime();
  const added: IndexedSession = {
    id,
    until,
    ...(sessionIndex !== undefined && { sessionIndex }),
    ...(nameIdFormat !== undefined && { nameIdFormat }),
    ...(nameQualifier !== undefined && { nameQualifier }),
  };
  let surplus: readonly IndexedSession[] = [];
  await context.logoutIndex.update(keyOf(providerId, nameId), (known = []) => {
    const all = [...known.filter((one) => one.until.getTime() > now), added];
    surplus = all.slice(0, -sessionsOfOneMost);
    return all.slice(-sessionsOfOneMost);
  });
  for (const { id: oldest } of surplus) await context.signedIn.delete(oldest);
}

/** Whom the request comes from and where it went: the qualifiers that a name has when it carries none. */
export interface Parties {
  providerId: string;
  idpEntityId: string;
  spEntityId: string;
}

/** Ends the sessions that are meant: of this person at this provider, of these indexes or all (SAMLCore 3.7.3.2). */
export async function endSessions(context: ServerContext, parties: Parties, request: LogoutRequest): Promise<number> {
  const { nameId, sessionIndexes: indexes } = request;
  const key = keyOf(parties.providerId, nameId.value);
  const known = (await context.logoutIndex.get(key)) ?? [];
  const meant = known.filter(
    (session) =>
      sameName(session, nameId, parties) &&
      (indexes.length === 0 || (session.sessionIndex !== undefined && indexes.includes(session.sessionIndex))),
  );
  for (const { id } of meant) await context.signedIn.delete(id);
  await context.logoutIndex.update(key, (now = []) => now.filter(({ id }) => !meant.some((one) => one.id === id)));
  return meant.length;
}

/**
 * SAMLCore 3.3.4: the same text under another Format, or qualified by somebody else, names somebody else. What the
 * request leaves out narrows nothing.
 */
function sameName(session: IndexedSession, asked: LogoutNameId, { idpEntityId, spEntityId }: Parties): boolean {
  const { format, nameQualifier, spNameQualifier } = asked;
  return (
    (format === undefined || session.nameIdFormat === undefined || format === session.nameIdFormat) &&
    (nameQualifier === undefined || nameQualifier === (session.nameQualifier ?? idpEntityId)) &&
    (spNameQualifier === undefined || spNameQualifier === spEntityId)
  );
}

/** Remembers a request for as long as an Assertion that it covers may still be on its way (SAMLCore 3.7.3.1). */
export async function rememberLogout(
  context: ServerContext,
  providerId: string,
  { nameId, sessionIndexes: indexes, issuedAt }: LogoutRequest,
  until: Date,
): Promise<void> {
  const now = context.clock.now().getTime();
  await context.loggedOut.update(keyOf(providerId, nameId.value), (known = []) => [
    ...known.filter((one) => one.until.getTime() > now),
    { indexes, issuedAt, until },
  ]);
}

/** A session that an Assertion would open. */
export interface NewSession {
  nameId: string;
  sessionIndex?: string;
  issuedAt: Date;
}

/** Whether a LogoutRequest came before the Assertion that it is about. */
export async function wasLoggedOut(
  context: ServerContext,
  providerId: string,
  { nameId, sessionIndex, issuedAt }: NewSession,
): Promise<boolean> {
  const now = context.clock.now().getTime();
  const ended = (await context.loggedOut.get(keyOf(providerId, nameId))) ?? [];
  return ended
    .filter(({ until }) => until.getTime() > now)
    .some((one) =>
      one.indexes.length === 0
        ? issuedAt.getTime() <= one.issuedAt.getTime()
        : sessionIndex !== undefined && one.indexes.includes(sessionIndex),
    );
}
