/** Where and what this organisation is: `/.well-known/okta-organization`, open to everybody, and `/org`. */
import { type Call, get, json, type Route } from '../engine/index.ts';

async function read({ org, baseUrl }: Call) {
  const { id } = await org.organisation.get();
  return json({
    id,
    cell: 'op3',
    _links: { organization: { href: baseUrl } },
    // Identity Engine: every new organisation of Okta's is one.
    pipeline: 'idx',
    settings: { analyticsCollectionEnabled: false, bugReportingEnabled: false, omEnabled: false },
  });
}

/** What nobody filled in is null, as with a new organisation of Okta's. */
async function settings({ org, baseUrl }: Call) {
  const { id, name, subdomain } = await org.organisation.get();
  return json({
    id,
    companyName: name,
    subdomain,
    status: 'ACTIVE',
    website: null,
    phoneNumber: null,
    endUserSupportHelpURL: null,
    supportPhoneNumber: null,
    address1: null,
    address2: null,
    city: null,
    state: null,
    country: null,
    postalCode: null,
    expiresAt: null,
    _links: { organization: { href: `${baseUrl}/api/v1/org` } },
  });
}

export const orgRoutes: readonly Route[] = [get('/org', settings)];

export const organisationRoutes: readonly Route[] = [
  { method: 'get', path: '/.well-known/okta-organization', open: true, handle: read },
];
