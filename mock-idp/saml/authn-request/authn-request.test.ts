import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AuthnRequestContext,
  AuthnRequestRefused,
  authnRequestChecks,
  checkAuthnRequest,
  decodeAuthnRequest,
} from './index.ts';

const context: AuthnRequestContext = {
  now: new Date('2026-03-01T12:00:00Z'),
  ssoUrl: 'http://127.0.0.1:8080/app/demo/exk1/sso/saml',
  defaultAcsUrl: 'http://localhost:3000/acs',
  otherAcsUrls: [{ url: 'http://localhost:3000/acs2', index: 1 }],
  habits: 'okta',
  skewSeconds: 180,
};

function xml(change: Record<string, string | undefined> = {}, inside = '<saml:Issuer>http://sp</saml:Issuer>'): string {
  const attributes: Record<string, string | undefined> = {
    ID: '_a1',
    Version: '2.0',
    IssueInstant: '2026-03-01T12:00:00Z',
    Destination: context.ssoUrl,
    AssertionConsumerServiceURL: context.defaultAcsUrl,
    ProtocolBinding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
    ...change,
  };
  const written = Object.entries(attributes).map(([name, value]) => (value === undefined ? '' : ` ${name}="${value}"`));
  return `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"${written.join('')}>${inside}</samlp:AuthnRequest>`;
}

const redirect = (text: string) =>
  decodeAuthnRequest({ binding: 'HTTP-Redirect', samlRequest: deflateRawSync(text).toString('base64') });
const post = (text: string | Buffer) =>
  decodeAuthnRequest({ binding: 'HTTP-POST', samlRequest: Buffer.from(text).toString('base64') });

/** The name of the check that refuses, or undefined. */
function refusal(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof AuthnRequestRefused) return error.check;
    throw error;
  }
}

describe('reading', () => {
  it('reads both bindings alike', () => {
    const policy = '<samlp:NameIDPolicy Format="urn:f" AllowCreate="1"/>';
    const text = xml({ ForceAuthn: 'true' }, `<saml:Issuer>http<!-- x -->://<![CDATA[sp]]></saml:Issuer>${policy}`);
    const expected = {
      xml: text,
      id: '_a1',
      issuer: 'http://sp',
      forceAuthn: true,
      isPassive: false,
      nameIdPolicy: { format: 'urn:f', allowCreate: true },
      assertionConsumerServiceUrl: context.defaultAcsUrl,
    };
    expect(redirect(text)).toMatchObject({ ...expected, binding: 'HTTP-Redirect' });
    expect(post(text)).toMatchObject({ ...expected, binding: 'HTTP-POST' });
  });

  it.each([
    ['doctype', () => post(`<!DOCTYPE x>${xml()}`)],
    ['root', () => post('<AuthnRequest ID="a"/>')],
    ['root', () => post(xml().replaceAll('samlp:AuthnRequest', 'samlp:LogoutRequest'))],
    ['well-formed', () => post(`${xml()}<second/>`)],
    ['well-formed', () => post(xml().slice(0, -3))],
    ['depth', () => post(xml({}, '<a>'.repeat(70) + '</a>'.repeat(70)))],
    ['schema', () => post(xml({ ForceAuthn: 'perhaps' }))],
    ['schema', () => post(xml({ AssertionConsumerServiceIndex: '70000' }))],
    ['encoding', () => post(Buffer.from([0x3c, 0xe9, 0x3e]))],
    ['encoding', () => decodeAuthnRequest({ binding: 'HTTP-POST', samlRequest: xml() })],
    ['encoding', () => decodeAuthnRequest({ binding: 'HTTP-POST', samlRequest: '' })],
    ['encoding', () => redirect(' '.repeat(2_000_000))],
    ['encoding', () => post(' '.repeat(300_000))],
    [
      'encoding',
      () => decodeAuthnRequest({ binding: 'HTTP-Redirect', samlRequest: Buffer.from(xml()).toString('base64') }),
    ],
  ])('refuses by %s', (check, run) => {
    expect(refusal(run)).toBe(check);
  });

  it('answers anything at all with a request or a refusal', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.base64String()),
        fc.constantFrom('HTTP-POST', 'HTTP-Redirect'),
        (text, binding) => {
          refusal(() => decodeAuthnRequest({ binding, samlRequest: text }));
          refusal(() => post(text));
        },
      ),
    );
  });
});

describe('checking', () => {
  const check = (change: Record<string, string | undefined>, habits: 'okta' | 'saml' = 'okta', inside?: string) =>
    checkAuthnRequest(post(xml(change, inside)), { ...context, habits });

  it.each([
    ['version', { Version: '1.1' }],
    ['id', { ID: '1' }],
    ['id', { ID: undefined }],
    ['issue-instant', { IssueInstant: '2026-03-01T12:04:00Z' }],
    ['issue-instant', { IssueInstant: 'now' }],
    ['destination', { Destination: `${context.ssoUrl}/` }],
    ['protocol-binding', { ProtocolBinding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact' }],
    ['acs-named-once', { AssertionConsumerServiceIndex: '1' }],
  ])('refuses by %s', (name, change) => {
    expect(refusal(() => check(change))).toBe(name);
    expect(authnRequestChecks.map((one) => one.name)).toContain(name);
  });

  it('refuses a request without Issuer', () => {
    expect(refusal(() => check({}, 'okta', ''))).toBe('issuer');
  });

  it('answers only at registered places, and an unregistered one at the default as Okta does', () => {
    const foreign = { AssertionConsumerServiceURL: 'http://attacker.example/acs' };
    expect(check({}).acsUrl).toBe(context.defaultAcsUrl);
    expect(check({ AssertionConsumerServiceURL: 'http://localhost:3000/acs2' }).acsUrl).toBe(
      'http://localhost:3000/acs2',
    );
    const byIndex = { AssertionConsumerServiceURL: undefined, ProtocolBinding: undefined };
    expect(check({ ...byIndex, AssertionConsumerServiceIndex: '1' }).acsUrl).toBe('http://localhost:3000/acs2');
    expect(check(foreign).acsUrl).toBe(context.defaultAcsUrl);
    expect(refusal(() => check(foreign, 'saml'))).toBe('acs-registered');
  });
});
