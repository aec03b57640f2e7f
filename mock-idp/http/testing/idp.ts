/** An identity provider with one app, for tests of the folders beside this one. */
import { deflateRawSync } from 'node:zlib';
import { createMockIdp, type MockIdp, type MockIdpOptions, type OrgSeed } from '../../index.ts';

export const acsUrl = 'http://localhost:9/acs';
export const password = 'Correct-Horse-7';

export const seed: OrgSeed = {
  people: [
    { login: 'alice@example.com', firstName: 'Alice', lastName: 'Anderson', password },
    { login: 'bob@example.com', firstName: 'Bob', lastName: 'Brown', password },
    { login: 'dora@example.com', firstName: 'Dora', lastName: 'Dean', status: 'PROVISIONED' },
  ],
  apps: [
    {
      label: 'Portal',
      signOn: {
        ssoAcsUrl: acsUrl,
        audience: 'http://localhost:9/metadata',
        defaultRelayState: '/start',
        subjectNameIdFormat: 'EmailAddress',
        attributeStatements: [
          { name: 'name', values: ['user.displayName'] },
          { name: 'groups', values: ['appuser.groups'] },
          { name: 'missing', values: ['appuser.missing'] },
        ],
      },
      appUserAttributes: [{ name: 'groups', type: 'string array' }],
      assignments: [{ login: 'alice@example.com', profile: { groups: ['Sales', 'Ops'] } }],
    },
  ],
};

export interface AppView {
  label: string;
  id: string;
  entityId: string;
  ssoUrl: string;
  metadataUrl: string;
  idpInitiatedUrl: string;
  certificate: string;
}

export interface TestIdp extends MockIdp {
  /** Asks the control API; answers status and body. */
  control(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  app: AppView;
}

export async function startIdp(options: MockIdpOptions = {}): Promise<TestIdp> {
  const idp = await createMockIdp({ seed, ...options });
  const control: TestIdp['control'] = async (method, path, body) => {
    const response = await fetch(`${idp.adminUrl}/_assay${path}`, {
      method,
      headers: { authorization: `Bearer ${idp.controlToken}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  const answer = await control('PATCH', '/organisation', { apps: [{ label: 'Portal' }] });
  return { ...idp, control, app: readApp(answer.body) };
}

/** The one app of an answer of `PATCH /_assay/organisation`. */
function readApp(body: unknown): AppView {
  const { apps } = body as { apps: AppView[] };
  const [app] = apps;
  if (!app) throw new Error('The control API answered no app.');
  return app;
}

export interface RequestParts {
  id?: string;
  issueInstant?: string;
  attributes?: string;
}

/** An AuthnRequest as an SP writes it. */
export function authnRequest({
  id = '_request-1',
  issueInstant = new Date().toISOString(),
  attributes = '',
}: RequestParts = {}): string {
  return (
    `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ` +
    `ID="${id}" Version="2.0" IssueInstant="${issueInstant}" AssertionConsumerServiceURL="${acsUrl}" ${attributes}>` +
    '<saml:Issuer>http://localhost:9/metadata</saml:Issuer></samlp:AuthnRequest>'
  );
}

/** The same over HTTP-Redirect. */
export function redirectUrl(ssoUrl: string, xml: string, relayState = 'state-1'): string {
  const url = new URL(ssoUrl);
  url.searchParams.set('SAMLRequest', deflateRawSync(Buffer.from(xml)).toString('base64'));
  url.searchParams.set('RelayState', relayState);
  return url.href;
}

/** The same over HTTP-POST. */
export function postForm(xml: string, relayState = 'state-1'): RequestInit {
  const body = new URLSearchParams({ SAMLRequest: Buffer.from(xml).toString('base64'), RelayState: relayState });
  return { method: 'POST', body };
}
