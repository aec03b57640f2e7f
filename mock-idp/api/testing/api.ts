/** The API as a script calls it, without an SDK in between. */
import type { MockIdp } from '../../index.ts';

export interface ApiAnswer {
  status: number;
  headers: Headers;
  body: unknown;
}

export type CallApi = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<ApiAnswer>;

/** Calls with the organisation's token, at a path or where a link leads. JSON is parsed, anything else is text. */
export function apiOf(idp: Pick<MockIdp, 'adminUrl' | 'apiToken'>): CallApi {
  return async (method, path, body, headers = {}) => {
    const response = await fetch(path.startsWith('http') ? path : idp.adminUrl + path, {
      method,
      headers: {
        accept: 'application/json',
        authorization: `SSWS ${idp.apiToken}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
}

/** Reads along a path, or fails saying where it ended. */
export function at(value: unknown, path: string): unknown {
  let current = value;
  for (const name of path.split('.')) {
    if (typeof current !== 'object' || current === null || !(name in current))
      throw new Error(`No ${name} of ${path}.`);
    current = Object.entries(current).find(([key]) => key === name)?.[1];
  }
  return current;
}

/** The same, where text must stand. */
export function textAt(value: unknown, path: string): string {
  const found = at(value, path);
  if (typeof found !== 'string') throw new Error(`${path} is no text.`);
  return found;
}

/** A whole SAML app as the Terraform provider posts it, empty overrides and all. */
export function terraformApp(label: string) {
  return {
    accessibility: { selfService: false, errorRedirectUrl: '', loginRedirectUrl: '' },
    credentials: { userNameTemplate: { template: '$' + '{source.login}', type: 'BUILT_IN' } },
    features: [],
    label,
    settings: {
      implicitAssignment: false,
      notes: { admin: 'made by a machine', enduser: null },
      signOn: {
        allowMultipleAcsEndpoints: false,
        acsEndpoints: [],
        assertionSigned: true,
        attributeStatements: [
          {
            type: 'EXPRESSION',
            name: 'firstName',
            namespace: 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified',
            values: ['user.firstName'],
          },
          {
            type: 'GROUP',
            name: 'groups',
            namespace: 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified',
            filterType: 'REGEX',
            filterValue: '.*',
          },
        ],
        audience: 'http://localhost:9/metadata',
        audienceOverride: '',
        authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
        defaultRelayState: '',
        destination: 'http://localhost:9/acs',
        destinationOverride: '',
        digestAlgorithm: 'SHA256',
        honorForceAuthn: false,
        recipient: 'http://localhost:9/acs',
        recipientOverride: '',
        responseSigned: true,
        samlSignedRequestEnabled: false,
        signatureAlgorithm: 'RSA_SHA256',
        ssoAcsUrl: 'http://localhost:9/acs',
        ssoAcsUrlOverride: '',
        subjectNameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
        subjectNameIdTemplate: '$' + '{user.userName}',
      },
    },
    signOnMode: 'SAML_2_0',
    visibility: { autoSubmitToolbar: false, hide: { iOS: true, web: false } },
  };
}
