/** `/.well-known/okta-organization`: where and what this organisation is; open to everybody. */
import { type Call, json, type Route } from '../engine/index.ts';

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

export const organisationRoutes: readonly Route[] = [
  { method: 'get', path: '/.well-known/okta-organization', open: true, handle: read },
];
