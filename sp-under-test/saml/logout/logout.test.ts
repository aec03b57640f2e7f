import { spawnSync } from 'node:child_process';
import { sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { spMetadata } from '../metadata/index.ts';
import { encryptInto } from '../testing/encrypt.testing.ts';
import { schemasInstalled, validate } from '../testing/schema.testing.ts';
import {
  entityId,
  idpEntityId,
  idpKey,
  now,
  rsaKey,
  seal,
  swap,
  type TestKey,
} from '../testing/sign-response.testing.ts';
import { consumeLogout, createLogoutRequest, createLogoutResponse, type LogoutContext } from './index.ts';

const sloUrl = 'http://localhost:4000/saml/slo/p1';
const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const otherKey = rsaKey('other');
const spKey = rsaKey('sp');
const request = `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_l1" Version="2.0" IssueInstant="2030-01-15T12:00:00.000Z" Destination="${sloUrl}" NotOnOrAfter="2030-01-15T12:05:00.000Z"><saml:Issuer>${idpEntityId}</saml:Issuer><saml:NameID>alice@example.com</saml:NameID><samlp:SessionIndex>s1</samlp:SessionIndex></samlp:LogoutRequest>`;
const response = `<samlp:LogoutResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_l2" InResponseTo="_asked" Version="2.0" IssueInstant="2030-01-15T12:00:00.000Z" Destination="${sloUrl}"><saml:Issuer>${idpEntityId}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status></samlp:LogoutResponse>`;

const circumstances = (changes: Partial<LogoutContext> = {}): LogoutContext => ({
  now,
  skewSeconds: 60,
  sloUrl,
  idp: { entityId: idpEntityId, certificates: [idpKey.certificate] },
  alreadyConsumed: async () => false,
  awaited: async (id) => id === '_asked',
  ...changes,
});

const parameterOf = (xml: string) => (xml.includes('<samlp:LogoutResponse') ? 'SAMLResponse' : 'SAMLRequest');
const message = (xml: string) =>
  `${parameterOf(xml)}=${encodeURIComponent(deflateRawSync(Buffer.from(xml)).toString('base64'))}`;

function signQuery(query: string, key: TestKey = idpKey): string {
  const octets = `${query}&SigAlg=${encodeURIComponent(rsaSha256)}`;
  return `${octets}&Signature=${encodeURIComponent(sign('sha256', Buffer.from(octets), key.privateKey).toString('base64'))}`;
}
const byRedirect = (query: string, context = circumstances()) =>
  consumeLogout({ binding: 'HTTP-Redirect', query }, context);
const byPost = (xml: string, context = circumstances()) =>
  consumeLogout(
    {
      binding: 'HTTP-POST',
      body: new URLSearchParams({ [parameterOf(xml)]: Buffer.from(xml).toString('base64') }).toString(),
    },
    context,
  );
const sealed = (xml: string, key = idpKey) =>
  seal(xml, xml.includes('LogoutResponse') ? 'LogoutResponse' : 'LogoutRequest', key);
const reasons = (consumed: Awaited<ReturnType<typeof byPost>>) =>
  consumed.kind === 'refused' ? consumed.findings.map(({ reason }) => reason) : [consumed.kind];

describe('a good message', () => {
  test('is taken by either binding', async () => {
    const expected = {
      kind: 'request',
      request: { id: '_l1', nameId: { value: 'alice@example.com' }, sessionIndexes: ['s1'] },
    };
    expect(await byRedirect(signQuery(`${message(request)}&RelayState=a%26b`))).toMatchObject({
      ...expected,
      relayState: 'a&b',
    });
    expect(await byPost(sealed(request))).toMatchObject(expected);
    expect(await byRedirect(signQuery(message(response)))).toEqual({ kind: 'response', inResponseTo: '_asked' });
    expect(await byPost(sealed(response))).toEqual({ kind: 'response', inResponseTo: '_asked' });
  });

  test('is verified over the octets received', async () => {
    const odd = signQuery(`${message(request)}&RelayState=%61%7e`);
    expect(reasons(await byRedirect(odd))).toEqual(['request']);
    expect(reasons(await byRedirect(odd.replace('%61%7e', 'a~')))).toEqual(['signature_invalid']);
  });
});

describe('each check alone stands in the way', () => {
  const faults: readonly [string, string, Partial<LogoutContext>?][] = [
    ['logout_version_unsupported', swap('Version="2.0"', 'Version="1.1"')(request)],
    ['logout_id_invalid', swap('ID="_l1"', 'ID="1"')(request)],
    ['logout_issue_instant_invalid', swap('T12:00:00.000Z', 'T12:10:00.000Z')(request)],
    ['logout_issue_instant_invalid', swap('T12:00:00.000Z', 'T11:40:00.000Z')(request)],
    ['logout_issuer_mismatch', swap(idpEntityId, 'urn:other')(request)],
    ['logout_issuer_mismatch', swap(idpEntityId, 'urn:other')(response)],
    ['logout_destination_mismatch', swap(sloUrl, 'http://elsewhere/')(request)],
    ['logout_destination_mismatch', swap(` Destination="${sloUrl}"`, '')(request)],
    ['logout_expired', swap('T12:05:00.000Z', 'T11:58:00.000Z')(request)],
    ['logout_expired', swap('2030-01-15T12:05:00.000Z', 'tomorrow')(request)],
    ['logout_name_id_invalid', swap('<saml:NameID>alice@example.com</saml:NameID>', '')(request)],
    [
      'logout_name_id_invalid',
      swap('<samlp:SessionIndex>', '<saml:NameID>b</saml:NameID><samlp:SessionIndex>')(request),
    ],
    ['logout_session_index_invalid', swap('>s1<', '><')(request)],
    ['logout_replayed', request, { alreadyConsumed: async () => true }],
    ['logout_response_unsolicited', swap('_asked', '_never')(response)],
    ['logout_status_not_success', swap('status:Success', 'status:Responder')(response)],
    ['logout_message_unexpected', swap(/LogoutRequest/g, 'ManageNameIDRequest')(request)],
  ];
  test.each(faults)('%s', async (reason, xml, context) => {
    expect(reasons(await byRedirect(signQuery(message(xml)), circumstances(context)))).toEqual([reason]);
  });
});

describe('a check that is switched off', () => {
  const off = (reason: string, query: string, context = circumstances()) =>
    consumeLogout({ binding: 'HTTP-Redirect', query }, context, { off: [reason] });
  const post = (reason: string, xml: string) =>
    consumeLogout(
      {
        binding: 'HTTP-POST',
        body: new URLSearchParams({ SAMLRequest: Buffer.from(xml).toString('base64') }).toString(),
      },
      circumstances(),
      { off: [reason] },
    );

  test.each<[string, string]>([
    ['signature_missing', message(request)],
    ['signature_invalid', signQuery(message(request), otherKey)],
    ['doctype_forbidden', signQuery(message(`<!DOCTYPE a>${request}`))],
    ['logout_destination_mismatch', signQuery(message(swap(sloUrl, 'http://elsewhere/')(request)))],
    ['logout_expired', signQuery(message(swap('T12:05:00.000Z', 'T11:58:00.000Z')(request)))],
  ])('lets the message through: %s, by Redirect', async (reason, query) => {
    expect(reasons(await byRedirect(query))).toEqual([reason]);
    expect(reasons(await off(reason, query))).toEqual(['request']);
  });

  test.each<[string, string]>([
    ['signature_missing', request],
    ['signature_invalid', sealed(request, otherKey)],
  ])('lets the message through: %s, by POST', async (reason, xml) => {
    expect(reasons(await byPost(xml))).toEqual([reason]);
    expect(reasons(await post(reason, xml))).toEqual(['request']);
  });
});

describe('an encrypted name', () => {
  const named = '<saml:NameID>alice@example.com</saml:NameID>';
  const hidden = encryptInto(
    'EncryptedID',
    '<saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">alice@example.com</saml:NameID>',
    { recipients: [spKey] },
  );
  const query = signQuery(message(swap(named, hidden)(request)));

  test('is opened with the key of this SP', async () => {
    const context = circumstances({ decryptionKeys: async () => [spKey.privateKey] });
    expect(await byRedirect(query, context)).toMatchObject({ request: { nameId: { value: 'alice@example.com' } } });
  });

  test('for somebody else is refused', async () => {
    const context = circumstances({ decryptionKeys: async () => [otherKey.privateKey] });
    expect(reasons(await byRedirect(query, context))).toEqual(['decryption_failed']);
    expect(reasons(await byRedirect(query))).toEqual(['decryption_failed']);
  });
});

describe('whoever cannot sign is refused', () => {
  const good = signQuery(message(request));
  const other = request.replace('alice@', 'bob@');
  test.each<[string, string, string]>([
    ['signature_missing', 'unsigned', message(request)],
    ['signature_missing', 'an empty signature', good.replace(/Signature=.*/, 'Signature=')],
    ['signature_invalid', 'another key', signQuery(message(request), otherKey)],
    ['signature_invalid', 'another message', good.replace(/SAMLRequest=[^&]*/, message(other))],
    ['signature_invalid', 'a RelayState put in', good.replace('&SigAlg', '&RelayState=x&SigAlg')],
    ['signature_algorithm_forbidden', 'SHA-1', good.replace('xmldsig-more%23rsa-sha256', 'xmldsig%23rsa-sha1')],
    ['form_invalid', 'a second message', `${good}&${message(other)}`],
    ['form_invalid', 'a second message in other letters', `SAML%52equest=x&${good}`],
    ['form_invalid', 'an answer beside it', `${good}&SAMLResponse=x`],
    ['form_invalid', 'nothing', ''],
    ['message_too_large', 'a bomb', signQuery(message(' '.repeat(1_000_000)))],
    ['doctype_forbidden', 'a DOCTYPE', signQuery(message(`<!DOCTYPE a>${request}`))],
  ])('by Redirect, %s: %s', async (reason, _title, query) => {
    expect(reasons(await byRedirect(query))).toEqual([reason]);
  });

  const wrapped = `${swap('ID="_l1"', 'ID="_evil"')(other).replace('</samlp:LogoutRequest>', '')}${sealed(request)}</samlp:LogoutRequest>`;
  test.each<[string, string, string]>([
    ['signature_missing', 'unsigned', request],
    ['signature_invalid', 'another key', sealed(request, otherKey)],
    ['signature_invalid', 'changed afterwards', sealed(request).replace('alice@', 'bob@')],
    ['signature_missing', 'wrapped', wrapped],
    ['message_too_large', 'with 64 KiB of blanks', `${request}${' '.repeat(64 * 1024)}`],
    ['xml_invalid', 'not XML', '<a'],
  ])('by POST, %s: %s', async (reason, _title, xml) => {
    expect(reasons(await byPost(xml))[0]).toBe(reason);
  });
});

describe('what this SP sends', () => {
  const input = { id: '_o1', issueInstant: now, entityId, key: spKey };
  const post = {
    binding: 'HTTP-POST',
    url: 'http://idp.example/slo',
    responseUrl: 'http://idp.example/slo/back',
  } as const;
  const redirect = { ...post, binding: 'HTTP-Redirect' } as const;
  const named = { nameId: 'a&b@example.com', nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' };
  const xmlOf = (value: string | null | undefined, inflate = false) => {
    const octets = Buffer.from(value ?? '', 'base64');
    return (inflate ? inflateRawSync(octets) : octets).toString('utf8');
  };
  const messages = async () => {
    const asked = await createLogoutRequest({ ...input, ...named, service: redirect, sessionIndex: 's<1' });
    const answered = await createLogoutResponse({ ...input, service: post, inResponseTo: '_l1', relayState: 'r' });
    if (asked.kind !== 'redirect' || answered.kind !== 'post') throw new Error('The binding is not the one asked for.');
    return { asked, answered, answer: xmlOf(answered.fields[0]?.value) };
  };

  test('goes where the metadata says, each to its own address', async () => {
    const { asked, answered } = await messages();
    expect(asked.url).toMatch(/^http:\/\/idp\.example\/slo\?SAMLRequest=/);
    expect(new URL(asked.url).searchParams.get('SigAlg')).toBe(rsaSha256);
    expect(answered.action).toBe(post.responseUrl);
    expect(answered.fields.map(({ name }) => name)).toEqual(['SAMLResponse', 'RelayState']);
  });

  test.skipIf(!schemasInstalled)('is valid under the schemas, its metadata too', async () => {
    const { asked, answer } = await messages();
    const question = xmlOf(new URL(asked.url).searchParams.get('SAMLRequest'), true);
    for (const xml of [question, answer]) expect(validate(xml, 'protocol')).toMatch(/validates$/m);
    const certificates = { signingCertificate: spKey.certificate, encryptionCertificate: otherKey.certificate };
    const metadata = spMetadata({
      entityId,
      acsUrls: ['http://localhost:4000/saml/acs/p1'],
      sloUrls: [sloUrl],
      authnRequestsSigned: true,
      ...certificates,
    });
    expect(validate(metadata, 'metadata')).toMatch(/validates$/m);
    expect(validate(metadata.replace('index="0"', ''), 'metadata')).not.toMatch(/validates$/m);
    const bare = spMetadata({ entityId, acsUrls: ['http://localhost:4000/saml/acs/p1'] });
    expect(bare).not.toMatch(/KeyDescriptor|SingleLogoutService/);
  });

  test.skipIf(spawnSync('xmlsec1', ['--version']).status !== 0)('verifies with xmlsec1', async () => {
    const { answer } = await messages();
    const folder = mkdtempSync(join(tmpdir(), 'logout-'));
    try {
      const verified = (xml: string) => {
        writeFileSync(join(folder, 'in.xml'), xml);
        writeFileSync(join(folder, 'cert.pem'), spKey.certificate);
        const options = ['--verify', '--pubkey-cert-pem', join(folder, 'cert.pem'), '--id-attr:ID', 'LogoutResponse'];
        return spawnSync('xmlsec1', [...options, join(folder, 'in.xml')]).status === 0;
      };
      expect(verified(answer)).toBe(true);
      expect(verified(answer.replace('_l1', '_l9'))).toBe(false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
