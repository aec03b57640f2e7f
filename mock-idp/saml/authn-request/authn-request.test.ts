import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PresetName, presets } from '../index.ts';
import {
  type AuthnRequestContext,
  AuthnRequestRefused,
  authnRequestChecks,
  checkAuthnRequest,
  decodeAuthnRequest,
  matchesSubject,
} from './index.ts';

const EMAIL = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const CLASSES = 'urn:oasis:names:tc:SAML:2.0:ac:classes:';

const context: AuthnRequestContext = {
  now: new Date('2026-03-01T12:00:00Z'),
  ssoUrl: 'http://127.0.0.1:8080/app/demo/exk1/sso/saml',
  defaultAcsUrl: 'http://localhost:3000/acs',
  otherAcsUrls: [{ url: 'http://localhost:3000/acs2', index: 1 }],
  habits: presets.okta,
  nameIdFormat: EMAIL,
  encrypts: false,
  audience: 'http://sp',
  authnContextClassRef: `${CLASSES}PasswordProtectedTransport`,
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
  const check = (change: Record<string, string | undefined>, preset: PresetName = 'okta', inside?: string) =>
    checkAuthnRequest(post(xml(change, inside)), { ...context, habits: presets[preset] });

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
    expect(check({ ...byIndex, AssertionConsumerServiceIndex: '2' }).acsUrl).toBe(context.defaultAcsUrl);
    expect(check(foreign).refused).toBeUndefined();
  });

  it('refuses an unregistered place in a Response to the default one, as SAML has it', () => {
    const foreign = { AssertionConsumerServiceURL: 'http://attacker.example/acs' };
    const unknownIndex = {
      AssertionConsumerServiceURL: undefined,
      ProtocolBinding: undefined,
      AssertionConsumerServiceIndex: '2',
    };
    for (const change of [foreign, unknownIndex]) {
      const { acsUrl, refused } = check(change, 'saml');
      expect(acsUrl).toBe(context.defaultAcsUrl);
      expect(refused).toMatchObject({ check: 'acs-registered', status: { subcode: 'RequestDenied' } });
    }
    expect(check({ AssertionConsumerServiceURL: 'http://localhost:3000/acs2' }, 'saml').refused).toBeUndefined();
  });

  it('has no check of the same name twice', () => {
    const names = authnRequestChecks.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('what a request asks for', () => {
  const ask = (inside: string, change: Partial<AuthnRequestContext> = {}) => {
    const request = post(xml({}, `<saml:Issuer>http://sp</saml:Issuer>${inside}`));
    return (preset: PresetName) =>
      checkAuthnRequest(request, { ...context, habits: presets[preset], ...change }).refused?.status.subcode;
  };
  const policy = (attributes: string) => `<samlp:NameIDPolicy ${attributes}/>`;

  it.each([
    ['', undefined],
    ['AllowCreate="false"', undefined],
    [`Format="${EMAIL}"`, undefined],
    ['Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"', undefined],
    ['Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient"', 'InvalidNameIDPolicy'],
    ['Format="urn:oasis:names:tc:SAML:2.0:nameid-format:encrypted"', 'InvalidNameIDPolicy'],
    [`Format="${EMAIL}" SPNameQualifier="http://sp"`, undefined],
    [`Format="${EMAIL}" SPNameQualifier="http://affiliation"`, 'InvalidNameIDPolicy'],
  ])('NameIDPolicy %s: %s; Okta does not look', (attributes, subcode) => {
    const asked = ask(policy(attributes));
    expect(asked('saml')).toBe(subcode);
    expect(asked('okta')).toBeUndefined();
  });

  it('an encrypted NameID is no problem where it can be encrypted', () => {
    const format = 'Format="urn:oasis:names:tc:SAML:2.0:nameid-format:encrypted"';
    expect(ask(policy(format), { encrypts: true })('saml')).toBeUndefined();
  });

  const requested = (comparison: string, ...names: string[]) =>
    `<samlp:RequestedAuthnContext${comparison && ` Comparison="${comparison}"`}>${names
      .map(
        (name) =>
          `<saml:AuthnContextClassRef>${name.includes(':') ? name : CLASSES + name}</saml:AuthnContextClassRef>`,
      )
      .join('')}</samlp:RequestedAuthnContext>`;

  it.each<[string, string[], boolean]>([
    ['', ['PasswordProtectedTransport'], true],
    ['', ['Password'], false],
    ['exact', ['X509', 'PasswordProtectedTransport'], true],
    ['exact', ['urn:example:mfa'], false],
    ['minimum', ['Password'], true],
    ['minimum', ['PasswordProtectedTransport'], true],
    ['minimum', ['X509'], false],
    ['minimum', ['X509', 'Password'], true],
    ['minimum', ['urn:example:mfa'], false],
    ['maximum', ['X509'], true],
    ['maximum', ['PasswordProtectedTransport'], true],
    ['maximum', ['Password'], false],
    ['better', ['Password'], true],
    ['better', ['PasswordProtectedTransport'], false],
    ['better', ['Password', 'X509'], false],
    ['better', ['Password', 'urn:example:mfa'], false],
    ['exact', [], false],
  ])('RequestedAuthnContext %s %s is met: %s; Okta does not look', (comparison, names, met) => {
    const asked = ask(requested(comparison, ...names));
    expect(asked('saml')).toBe(met ? undefined : 'NoAuthnContext');
    expect(asked('okta')).toBeUndefined();
  });

  it('is read as text, through comments and white space', () => {
    const inside = requested('', `\n ${CLASSES}Password<!-- x -->ProtectedTransport `);
    expect(ask(inside)('saml')).toBeUndefined();
    expect(refusal(() => ask(requested('bigger', 'Password')))).toBe('schema');
  });

  it.each([
    ['<saml:Subject><saml:NameID>alice@example.com</saml:NameID></saml:Subject>', undefined],
    ['<saml:Subject><saml:EncryptedID/></saml:Subject>', 'UnknownPrincipal'],
    [
      '<saml:Subject><saml:NameID>a</saml:NameID><saml:SubjectConfirmation Method="m"/></saml:Subject>',
      'UnknownPrincipal',
    ],
    ['<samlp:Scoping ProxyCount="0"><samlp:RequesterID>http://other</samlp:RequesterID></samlp:Scoping>', undefined],
    ['<samlp:Extensions><x:y xmlns:x="urn:x"><saml:NameID>b</saml:NameID></x:y></samlp:Extensions>', undefined],
  ])('%s: %s', (inside, subcode) => {
    expect(ask(inside)('saml')).toBe(subcode);
    expect(ask(inside)('okta')).toBeUndefined();
  });

  it.each([
    ['<saml:NameID>alice@example.com</saml:NameID>', true],
    [`<saml:NameID Format="${EMAIL}">alice@example.com</saml:NameID>`, true],
    ['<saml:NameID Format="urn:other">alice@example.com</saml:NameID>', false],
    ['<saml:NameID>bob@example.com</saml:NameID>', false],
  ])('a Subject %s matches: %s', (nameId, matches) => {
    const request = post(xml({}, `<saml:Issuer>http://sp</saml:Issuer><saml:Subject>${nameId}</saml:Subject>`));
    expect(matchesSubject(request, { value: 'alice@example.com', format: EMAIL })).toBe(matches);
  });
});
