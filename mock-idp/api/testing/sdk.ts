/** Okta's own SDK, and what tests make with it. */
import { createRequire } from 'node:module';
import type { MockIdp } from '../../index.ts';

// The package is CommonJS, and its types want a browser's; the calls are what is under test.
export const okta: typeof import('@okta/okta-sdk-nodejs') = createRequire(import.meta.url)('@okta/okta-sdk-nodejs');
export type Client = import('@okta/okta-sdk-nodejs').Client;
/** The SDK types an app by what all kinds have in common; a SAML app is more. */
export type SamlApplication = import('@okta/okta-sdk-nodejs').SamlApplication;
export type SignOn = NonNullable<NonNullable<SamlApplication['settings']>['signOn']>;

export function clientOf({ adminUrl, apiToken }: MockIdp, token = apiToken): Client {
  return new okta.Client({ orgUrl: adminUrl, token, cacheMiddleware: null });
}

/** The sign-on settings of an app as Okta's wizard would set them. */
export const usualSignOn: SignOn = {
  ssoAcsUrl: 'http://localhost:9/acs',
  recipient: 'http://localhost:9/acs',
  destination: 'http://localhost:9/acs',
  audience: 'http://localhost:9/metadata',
  idpIssuer: `http://www.okta.com/$${'{org.externalKey}'}`,
  subjectNameIdTemplate: `$${'{user.userName}'}`,
  subjectNameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  responseSigned: true,
  assertionSigned: true,
  signatureAlgorithm: 'RSA_SHA256',
  digestAlgorithm: 'SHA256',
  honorForceAuthn: true,
  authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
  requestCompressed: false,
  allowMultipleAcsEndpoints: false,
  attributeStatements: [],
};

export const makePerson = ({ userApi }: Client, firstName: string, login: string) =>
  userApi.createUser({
    body: {
      profile: { firstName, lastName: 'Example', login, email: login },
      credentials: { password: { value: 'Correct-Horse-7' } },
    },
  });

export const makeGroup = ({ groupApi }: Client, name: string) => groupApi.createGroup({ group: { profile: { name } } });

/** An id, or the test stops here. */
export function idOf({ id }: { id?: string }): string {
  if (id === undefined) throw new Error('There is no id.');
  return id;
}

export async function all<T>(collection: Promise<{ each(visit: (item: T) => void): Promise<unknown> }>): Promise<T[]> {
  const items: T[] = [];
  await (await collection).each((item) => {
    items.push(item);
  });
  return items;
}
