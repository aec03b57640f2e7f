import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  certificatePem,
  createNextKey,
  generateSigningKey,
  isMetadataFault,
  type MetadataFault,
  type MetadataPlan,
  type PublishedMetadata,
  publishMetadata,
  readDemoKey,
  type SigningKey,
} from '../../saml/index.ts';
import { hasSchemas, validate } from '../../saml/testing/schemas.ts';
import { checkFaultParameters, faults } from '../index.ts';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const url = 'http://127.0.0.1:8080/app/exk1/sso/saml/metadata';
const metadataFaults = faults.filter(isMetadataFault);
const nextKey = createNextKey(() => NOW);
const folder = mkdtempSync(join(tmpdir(), 'saml-metadata-'));
let ownKey: SigningKey;
let stranger: SigningKey;
beforeAll(async () => {
  ownKey = await readDemoKey();
  stranger = await generateSigningKey('stranger', NOW);
});
afterAll(() => rmSync(folder, { recursive: true }));

const named = (name: string): MetadataFault => {
  const found = metadataFaults.find((fault) => fault.name === name);
  if (found === undefined) throw new Error(`${name} is not in the registry.`);
  return found;
};

/** What a fault acts on: a document that is signed after it, say, or one that says how long it holds. */
const groundOf: Readonly<Record<string, string>> = {
  'metadata-tampered': 'metadata-signed',
  'metadata-unsigned': 'metadata-signed',
  'metadata-without-valid-until': 'metadata-valid-for-a-week',
};

function publish(...chosen: readonly MetadataFault[]): Promise<PublishedMetadata> {
  const plan: MetadataPlan = {
    entity: {
      entityId: 'http://www.okta.com/exk1',
      wantAuthnRequestsSigned: false,
      certificates: [ownKey.certificate],
      nameIdFormats: ['urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'],
      ssoUrl: 'http://127.0.0.1:8080/app/demo_app_1/exk1/sso/saml',
      slo: { url: 'http://127.0.0.1:8080/slo', responseUrl: 'http://127.0.0.1:8080/slo/callback' },
    },
  };
  const samples: Record<string, string> = { url: 'http://127.0.0.1:9/entity', to: 'https://127.0.0.1:9/metadata' };
  const armed = chosen.map((fault) => {
    const needed = Object.keys(fault.parameters ?? {}).filter((name) => name in samples);
    const parameters = checkFaultParameters(fault, Object.fromEntries(needed.map((name) => [name, samples[name]])));
    return { fault, parameters };
  });
  return publishMetadata(plan, armed, {
    now: NOW,
    url,
    freshId: () => 'id1',
    ownKey,
    nextKey,
    strangerKey: async () => stranger,
  });
}

const withGround = (fault: MetadataFault) => {
  const ground = groundOf[fault.name];
  return ground === undefined ? [fault] : [named(ground), fault];
};

describe('every metadata fault', () => {
  it.each(metadataFaults.map((fault) => ({ name: fault.name, fault })))(
    'changes what is served: $name',
    async ({ fault }) => {
      const [plain, ground] = [await publish(), await publish(...withGround(fault).slice(0, -1))];
      const faulted = await publish(...withGround(fault));
      expect(faulted.applied).toContain(fault.name);
      expect(faulted.wire).not.toEqual(ground.wire);
      expect(faulted.plainXml).toBe(plain.wire.body);
    },
  );

  it('serves what no other fault serves', async () => {
    // Taking something away leads back to the plain document: that is the point of these two.
    const undoing = ['metadata-unsigned', 'metadata-without-valid-until'];
    const seen = new Set<string>([JSON.stringify((await publish()).wire)]);
    const others = metadataFaults.filter(({ name }) => !undoing.includes(name));
    for (const fault of others) seen.add(JSON.stringify((await publish(...withGround(fault))).wire));
    expect(seen.size).toBe(1 + others.length);
    for (const name of undoing)
      expect((await publish(...withGround(named(name)))).wire.body).toBe((await publish()).wire.body);
  });

  it('is not applied where there is nothing to change', async () => {
    expect((await publish(named('metadata-without-valid-until'))).applied).toEqual([]);
  });
});

const certificatesOf = (xml: string) =>
  [...xml.matchAll(/X509Certificate>([^<]+)</g)].map(
    ([, base64 = '']) => new X509Certificate(Buffer.from(base64, 'base64')),
  );

describe('the certificates around the next key', () => {
  const around = async (name: string) => {
    const [own, next, ...more] = certificatesOf((await publish(named(name))).wire.body);
    if (own === undefined || next === undefined || more.length > 0) throw new Error('Not two certificates.');
    expect(own.raw.toString('base64')).toBe(ownKey.certificate);
    expect(next.checkPrivateKey((await nextKey('plain')).privateKey)).toBe(true);
    return next;
  };
  it('differ in exactly what they are named for', async () => {
    expect(Date.parse((await around('metadata-certificate-expired')).validTo)).toBeLessThan(NOW.getTime());
    expect(Date.parse((await around('metadata-certificate-not-yet-valid')).validFrom)).toBeGreaterThan(NOW.getTime());
    expect((await around('metadata-certificate-odd')).ca).toBe(true);
    // The OID of sha1WithRSAEncryption, DER.
    const sha1 = Buffer.from('06092a864886f70d010105', 'hex');
    expect((await around('metadata-certificate-sha1')).raw.includes(sha1)).toBe(true);
    expect((await around('metadata-two-keys')).raw.includes(sha1)).toBe(false);
    for (const name of ['expired', 'not-yet-valid', 'odd', 'sha1']) {
      const certificate = await around(`metadata-certificate-${name}`);
      expect(certificate.verify(certificate.publicKey)).toBe(true);
    }
  });
});

it.each([
  ['metadata-key-p256', { namedCurve: 'prime256v1' }],
  ['metadata-key-p384', { namedCurve: 'secp384r1' }],
  ['metadata-key-p521', { namedCurve: 'secp521r1' }],
  ['metadata-key-rsa-1024', { modulusLength: 1024 }],
  ['metadata-key-exponent-3', { modulusLength: 2048, publicExponent: 3n }],
  ['metadata-key-dsa', { modulusLength: 1024, divisorLength: 160 }],
])('%s names a key of that kind beside the own one', async (name, details) => {
  const [own, next, ...more] = certificatesOf((await publish(named(name))).wire.body);
  expect(more).toEqual([]);
  expect(own?.raw.toString('base64')).toBe(ownKey.certificate);
  expect(next?.publicKey.asymmetricKeyDetails).toMatchObject(details);
  expect(next?.verify(next.publicKey)).toBe(true);
});

it('a key can be named without its use, and none can be named', async () => {
  const { body } = (await publish(named('metadata-only-key-without-use'))).wire;
  expect(certificatesOf(body).map(({ raw }) => raw.toString('base64'))).toEqual([ownKey.certificate]);
  expect(body).toContain('<md:KeyDescriptor>');
  expect((await publish(named('metadata-keys-missing'))).wire.body).not.toContain('KeyDescriptor');
});

it('a logout service can move alone', async () => {
  const { body } = (await publish(named('metadata-slo-moved'))).wire;
  expect(body.match(/(?<=\s)Location="[^"]*"/g)).toEqual([
    ...Array.from({ length: 2 }, () => 'Location="http://127.0.0.1:8080/slo?moved=yes"'),
    ...Array.from({ length: 2 }, () => 'Location="http://127.0.0.1:8080/app/demo_app_1/exk1/sso/saml"'),
  ]);
});

it('the redirects lead to the document in three hops', async () => {
  const fault = named('metadata-redirected');
  expect((await publish(fault)).wire).toMatchObject({ status: 301, headers: { location: `${url}?hop=1` } });
});

describe.skipIf(spawnSync('xmlsec1', ['--version']).status !== 0)('signed metadata, as xmlsec1 sees it', () => {
  const holds = async (key: SigningKey, ...chosen: readonly MetadataFault[]) => {
    writeFileSync(join(folder, 'metadata.xml'), (await publish(...chosen)).wire.body);
    writeFileSync(join(folder, 'key.pem'), certificatePem(key));
    const options = ['--id-attr:ID', 'EntityDescriptor', '--pubkey-cert-pem', join(folder, 'key.pem')];
    return spawnSync('xmlsec1', ['--verify', ...options, join(folder, 'metadata.xml')]).status === 0;
  };
  it('holds, breaks when touched, and is the signer’s', async () => {
    const [signed, byStranger] = [named('metadata-signed'), named('metadata-signed-by-stranger')];
    expect(await holds(ownKey, signed)).toBe(true);
    expect(await holds(ownKey, named('metadata-two-keys'), signed)).toBe(true);
    expect(await holds(ownKey, signed, named('metadata-tampered'))).toBe(false);
    expect(await holds(ownKey, byStranger)).toBe(false);
    expect(await holds(stranger, byStranger)).toBe(true);
  });
});

describe.skipIf(!hasSchemas)('the metadata schema', () => {
  it('would notice', async () => {
    const { body } = (await publish()).wire;
    expect(validate(body, 'metadata')).toMatch(/validates$/m);
    expect(
      validate(body.replace('<md:NameIDFormat', '<md:Name').replace('/md:NameIDFormat', '/md:Name'), 'metadata'),
    ).not.toMatch(/validates$/m);
  });
  const documents = metadataFaults.filter(({ point }) => point !== 'metadata-wire');
  it.each(documents.map((fault) => ({ name: fault.name, fault })))('holds: $name', async ({ fault }) => {
    expect(validate((await publish(...withGround(fault))).wire.body, 'metadata')).toMatch(/validates$/m);
  });
});
