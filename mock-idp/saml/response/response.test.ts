import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faults } from '../../faults/index.ts';
import {
  certificatePem,
  generateSigningKey,
  isResponseFault,
  type KeyKind,
  type PlanInput,
  planErrorResponse,
  planResponse,
  readDemoKey,
  type SigningKey,
} from '../index.ts';
import { hasSchemas, validate } from '../testing/schemas.ts';
import { issueResponse } from './index.ts';

const NOW = new Date('2026-03-01T12:00:00.123Z');
const modes = [
  { name: 'assertion', assertionSigned: true, responseSigned: false },
  { name: 'response', assertionSigned: false, responseSigned: true },
  { name: 'both', assertionSigned: true, responseSigned: true },
];

let key: SigningKey;
let folder: string;
beforeAll(async () => {
  key = await readDemoKey();
  folder = mkdtempSync(join(tmpdir(), 'saml-response-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function input(change: Partial<PlanInput> = {}): PlanInput {
  let count = 0;
  return {
    now: NOW,
    freshId: () => `id${String(++count).padStart(24, '0')}`,
    issuer: 'http://www.okta.com/exk1',
    acsUrl: 'http://localhost:3000/acs',
    destination: 'http://localhost:3000/acs',
    recipient: 'http://localhost:3000/acs',
    audience: 'http://localhost:3000/metadata',
    request: { id: '_request1' },
    nameId: { value: 'alice@example.com', format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' },
    attributes: [
      {
        name: 'groups',
        nameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified',
        values: [
          { text: 'R&D <core>', type: 'xs:string' },
          { text: '', type: 'xs:string' },
        ],
      },
    ],
    authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
    authnInstant: new Date('2026-03-01T11:59:00.000Z'),
    relayState: '/portal',
    signing: { assertionSigned: true, responseSigned: true, key },
    ...change,
  };
}

const ports = { freshId: () => 'id0', strangerKey: async () => key, nextKey: async () => key };
const issue = (change: Partial<PlanInput> = {}) => issueResponse(planResponse(input(change)), [], ports);

function xmlsec(xml: string, signature: string, by = key): boolean {
  const file = join(folder, 'response.xml');
  writeFileSync(file, xml);
  writeFileSync(join(folder, 'cert.pem'), certificatePem(by));
  const ids = ['Assertion', 'Response'].flatMap((name) => ['--id-attr:ID', name]);
  const arguments_ = [
    '--verify',
    '--pubkey-cert-pem',
    join(folder, 'cert.pem'),
    ...ids,
    '--node-xpath',
    signature,
    file,
  ];
  return spawnSync('xmlsec1', arguments_).status === 0;
}

const hasXmlsec = spawnSync('xmlsec1', ['--version']).status === 0;
const RESPONSE_SIGNATURE = "/*/*[local-name()='Signature']";
const ASSERTION_SIGNATURE = "//*[local-name()='Assertion']/*[local-name()='Signature']";

describe.skipIf(!hasXmlsec)('signatures as xmlsec1 sees them', () => {
  it.each(modes)('verify when signed: $name', async ({ assertionSigned, responseSigned }) => {
    const { xml } = await issue({ signing: { assertionSigned, responseSigned, key } });
    expect(xmlsec(xml, ASSERTION_SIGNATURE)).toBe(assertionSigned);
    expect(xmlsec(xml, RESPONSE_SIGNATURE)).toBe(responseSigned);
    const tampered = xml.replace('alice@', 'bob@');
    expect(xmlsec(tampered, ASSERTION_SIGNATURE)).toBe(false);
    expect(xmlsec(tampered, RESPONSE_SIGNATURE)).toBe(false);
  });

  it.each<[KeyKind, string, string]>([
    ['P-256', 'ecdsa-sha256', 'sha256'],
    ['P-384', 'ecdsa-sha384', 'sha384'],
  ])('verify when made by a key on %s: %s', async (kind, algorithm, hash) => {
    const curve = await generateSigningKey('curve', NOW, { kind });
    const { xml } = await issue({ signing: { assertionSigned: true, responseSigned: true, key: curve } });
    expect(xml.match(new RegExp(`SignatureMethod Algorithm="[^"]*#${algorithm}"`, 'g'))).toHaveLength(2);
    for (const signature of [ASSERTION_SIGNATURE, RESPONSE_SIGNATURE]) {
      expect(xmlsec(xml, signature, curve)).toBe(true);
      expect(xmlsec(xml.replace('alice@', 'bob@'), signature, curve)).toBe(false);
    }
    // Two numbers of the curve's length side by side, not DER, which would be longer and begin with 0x30.
    const value = /<ds:SignatureValue>([^<]+)/.exec(xml)?.[1] ?? '';
    expect(Buffer.from(value, 'base64')).toHaveLength(hash === 'sha256' ? 64 : 96);
  });
});

describe.skipIf(!hasSchemas)('the SAML schemas', () => {
  it.each(modes)('hold a Response signed: $name', async ({ assertionSigned, responseSigned }) => {
    const { xml } = await issue({ signing: { assertionSigned, responseSigned, key } });
    expect(validate(xml, 'protocol')).toMatch(/validates$/m);
    expect(validate(xml.replaceAll(/saml2p:Status(?=[ >])/g, 'saml2p:Stat'), 'protocol')).toMatch(
      /fails to validate$/m,
    );
  });

  const lawful = faults
    .filter(isResponseFault)
    .filter(
      ({ effect, family, parameters }) => effect === 'benign' && family !== 'encryption' && parameters === undefined,
    );
  it.each(lawful.map((fault) => ({ name: fault.name, fault })))(
    'hold what is odd but allowed: $name',
    async ({ fault }) => {
      const { applied, xml } = await issueResponse(planResponse(input()), [{ fault, parameters: {} }], ports);
      expect(applied).toEqual([fault.name]);
      expect(validate(xml, 'protocol')).toMatch(/validates$/m);
    },
  );

  it('hold an error Response', async () => {
    const { acsUrl, destination, freshId, issuer, now, signing } = input();
    const status = {
      code: 'urn:oasis:names:tc:SAML:2.0:status:Responder',
      subcodes: ['urn:oasis:names:tc:SAML:2.0:status:NoPassive'],
      message: 'Nobody is signed in.',
    };
    const plan = planErrorResponse({ acsUrl, destination, freshId, issuer, now, signing, status });
    const { xml, assertionId } = await issueResponse(plan, [], ports);
    expect(assertionId).toBeUndefined();
    expect(validate(xml, 'protocol')).toMatch(/validates$/m);
  });
});

describe('the message', () => {
  it('has the layout of Okta, character for character', async () => {
    const { xml } = await issue();
    const golden = xml
      .replace(/<ds:Signature .*?<\/ds:Signature>/gs, '<SIGNATURE/>')
      .replace(
        /(<saml2p:Status |<saml2:(?:Assertion|Subject|Conditions|AuthnStatement|AttributeStatement|Issuer) |<SIGNATURE)/g,
        '\n$1',
      );
    expect(golden).toMatchSnapshot();
  });

  it('signs in the layout of Okta', async () => {
    const { xml } = await issue({ signing: { assertionSigned: false, responseSigned: true, key } });
    const signature = /<ds:Signature .*<\/ds:Signature>/s.exec(xml)?.[0] ?? '';
    expect(
      signature.replace(/Value>[^<]+/g, 'Value>…').replace(/Certificate>[^<]+/, 'Certificate>…'),
    ).toMatchSnapshot();
    const lines = /Certificate>([^<]+)/.exec(signature)?.[1]?.split('\n') ?? [];
    expect(new Set(lines.slice(0, -1).map((line) => line.length))).toEqual(new Set([76]));
  });

  it('travels as base64 beside a RelayState field that is there even when empty', async () => {
    const { message, xml } = await issue();
    expect(Buffer.from(message.fields[0]?.value ?? '', 'base64').toString()).toBe(xml);
    expect(message.fields[1]).toEqual({ name: 'RelayState', value: '/portal' });
    const { relayState: _none, ...rest } = input();
    const silent = await issueResponse(planResponse(rest), [], ports);
    expect(silent.message.fields[1]).toEqual({ name: 'RelayState', value: '' });
  });

  it('names no request when nobody asked', async () => {
    const { request: _none, ...rest } = input();
    const { xml } = await issueResponse(planResponse(rest), [], ports);
    expect(xml).not.toContain('InResponseTo');
    expect(xml).toMatch(/SessionIndex="id1772366400123\.\d+"/);
  });
});
