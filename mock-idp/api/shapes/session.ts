import type { Session, User } from '../../org/index.ts';
import type { Call } from '../engine/index.ts';
import { moment } from './moment.ts';

/** A session of a person who signed in with a password; nobody has a second factor here. */
export async function sessionJson({ baseUrl, org }: Call, { session, user }: { session: Session; user: User }) {
  const self = `${baseUrl}/api/v1/sessions/${session.id}`;
  return {
    id: session.id,
    userId: user.id,
    login: user.profile.login,
    createdAt: moment(session.createdAt),
    expiresAt: moment(session.expiresAt),
    status: 'ACTIVE',
    lastPasswordVerification: moment(session.authnInstant),
    lastFactorVerification: null,
    amr: ['pwd'],
    idp: { id: (await org.organisation.get()).id, type: 'OKTA' },
    mfaActive: false,
    _links: {
      self: { href: self, hints: { allow: ['GET', 'DELETE'] } },
      refresh: { href: `${self}/lifecycle/refresh`, hints: { allow: ['POST'] } },
      user: { name: user.profile.displayName, href: `${baseUrl}/api/v1/users/${user.id}`, hints: { allow: ['GET'] } },
    },
  };
}
