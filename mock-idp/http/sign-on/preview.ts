/** What an app would be told about a person: "Preview the SAML Assertion". Nothing is signed, sent or traced. */
import { type App, type AppUser, type OrgServices, type User, userNameOf } from '../../org/index.ts';
import { type IssuePorts, planResponse, unsignedAssertion } from '../../saml/index.ts';
import type { Clock } from '../clock.ts';
import { claimsOf } from './claims.ts';

/** The Assertion, or one sentence why there would be none. */
export type Preview = { xml: string } | { problem: string };

/** The app may be one that was never saved. */
export type PreviewAssertion = (app: App, login: string) => Promise<Preview>;

/** What somebody who is not assigned would have: the username of the template, and no attributes of the app. */
const asIfAssigned = (app: App, user: User, now: Date): AppUser => ({
  appId: app.id,
  userId: user.id,
  scope: 'USER',
  credentials: { userName: userNameOf(app, user, now) },
  profile: {},
  created: now.toISOString(),
  lastUpdated: now.toISOString(),
});

export function createPreview(parts: {
  org: OrgServices;
  clock: Pick<Clock, 'now'>;
  issuing: IssuePorts;
}): PreviewAssertion {
  const { org, clock, issuing } = parts;
  return async (app, login) => {
    const user = await org.directory.find(login);
    if (!user) return { problem: `Nobody in the directory has the username ${login}.` };
    const now = clock.now();
    const claims = claimsOf({
      app,
      user,
      appUser: (await org.assignments.find(app.id, user.id)) ?? asIfAssigned(app, user, now),
      organisation: await org.organisation.get(),
      groups: await org.groups.ofUser(user.id),
      now,
    });
    if (claims.nameId === undefined || claims.nameId === '') {
      return { problem: `The application username comes to nothing for ${login}, so nobody could be named.` };
    }
    const { signOn } = app.settings;
    const { assertion } = planResponse({
      now,
      freshId: () => issuing.freshId(),
      issuer: org.applications.addresses(app).entityId,
      acsUrl: signOn.ssoAcsUrl,
      destination: signOn.destination,
      recipient: signOn.recipient,
      audience: signOn.audience,
      nameId: { value: claims.nameId, format: signOn.subjectNameIdFormat },
      attributes: claims.attributes,
      authnContextClassRef: signOn.authnContextClassRef,
      authnInstant: now,
      signing: { assertionSigned: false, responseSigned: false, key: await issuing.strangerKey() },
    });
    return assertion ? { xml: unsignedAssertion(assertion) } : { problem: 'No Assertion was planned.' };
  };
}
