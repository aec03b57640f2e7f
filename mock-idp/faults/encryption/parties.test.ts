import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificatePem, generateSigningKey, readDemoKey } from '../../saml/index.ts';
import { faults } from '../index.ts';
import { ACS_URL, ENTITY_ID, ISSUER, issue, NOW, type Parties } from './testing/message.ts';

let parties: Parties;
let folder: string;
beforeAll(async () => {
  const made = (name: string) => generateSigningKey(name, NOW);
  const [key, stranger, sp] = await Promise.all([readDemoKey(), made('stranger'), made('sp')]);
  parties = { key, stranger, sp };
  folder = mkdtempSync(join(tmpdir(), 'saml-parties-'));
  write('sp.pem', sp.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  write('idp.pem', certificatePem(key));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const family = faults.filter((fault) => fault.family === 'encryption');
/** xmlsec1 1.2 knows one kind of OAEP; the others are left to OpenSSL, below. It takes the first EncryptedKey, whosever it is. */
const beyondXmlsec = (name: string) => name.startsWith('key-transport-oaep') || name === 'encrypted-for-several';
const lawful = family
  .filter(({ effect, name }) => effect === 'benign' && !beyondXmlsec(name))
  .map(({ name }) => ({ name }));

const has = {
  xmlsec1: spawnSync('xmlsec1', ['--version']).status === 0,
  openssl: spawnSync('openssl', ['version']).status === 0,
};
const python = ['python3', '/usr/bin/python3'].find(
  (one) => spawnSync(one, ['-c', 'import onelogin.saml2.response']).status === 0,
);

describe.skipIf(!has.xmlsec1)('as xmlsec1 sees it', () => {
  const decrypt = (xml: string) => {
    const ids = ['EncryptedData', 'EncryptedKey'].flatMap((name) => [
      '--id-attr:Id',
      `http://www.w3.org/2001/04/xmlenc#:${name}`,
    ]);
    const action = ['--decrypt', '--privkey-pem', join(folder, 'sp.pem'), ...ids, write('message.xml', xml)];
    const { status, stdout } = spawnSync('xmlsec1', action);
    return status === 0 ? stdout.toString() : undefined;
  };
  const verify = (xml: string) => {
    const ids = ['--id-attr:ID', 'Assertion', '--id-attr:ID', 'Response'];
    const file = write('opened.xml', xml);
    return spawnSync('xmlsec1', ['--verify', '--pubkey-cert-pem', join(folder, 'idp.pem'), ...ids, file]).status === 0;
  };

  it.each(lawful)('opens, and is still signed: $name', async ({ name }) => {
    const opened = decrypt((await issue(parties, { mode: 'assertion', fault: name })).xml) ?? '';
    expect(opened).toContain('>alice@example.com<');
    expect(verify(opened)).toBe(true);
    expect(verify(opened.replace('>alice@', '>bob@'))).toBe(false);
  });

  it.each(['encryption-tripledes', 'key-transport-rsa-1-5'])('opens, as it is what it says: %s', async (fault) => {
    expect(decrypt((await issue(parties, { mode: 'assertion', fault })).xml)).toContain('>alice@example.com<');
  });

  it.each([
    'encryption-algorithm-unknown',
    'key-transport-unknown',
    'encrypted-for-stranger',
    'ciphertext-end-tampered',
    'ciphertext-start-tampered',
    'ciphertext-middle-tampered',
    'ciphertext-too-short',
    'cipher-reference',
  ])('does not open: %s', async (fault) => {
    expect(decrypt((await issue(parties, { mode: 'assertion', fault })).xml)).toBeUndefined();
  });
});

/** What OneLogin's toolkit for Python says; the message has to be of this moment, because it asks no clock of ours. */
const onelogin = `
import json, sys
from onelogin.saml2.response import OneLogin_Saml2_Response
from onelogin.saml2.settings import OneLogin_Saml2_Settings
given = json.load(sys.stdin)
settings = OneLogin_Saml2_Settings(settings=given['settings'], sp_validation_only=True)
response = OneLogin_Saml2_Response(settings, given['response'])
valid = response.is_valid(given['request'], request_id='_request1')
print(json.dumps({'valid': valid, 'error': response.get_error(), 'nameId': response.get_nameid() if valid else None}))
`;

describe.skipIf(python === undefined)('as OneLogin’s Python toolkit sees it', () => {
  const consume = (xml: string) => {
    const { host, pathname } = new URL(ACS_URL);
    const input = {
      response: Buffer.from(xml).toString('base64'),
      request: { http_host: host, script_name: pathname, https: 'off', get_data: {}, post_data: {} },
      settings: {
        strict: true,
        sp: {
          entityId: ENTITY_ID,
          assertionConsumerService: { url: ACS_URL },
          privateKey: parties.sp.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
          x509cert: parties.sp.certificate,
        },
        idp: { entityId: ISSUER, singleSignOnService: { url: ISSUER }, x509cert: parties.key.certificate },
        security: { wantAssertionsEncrypted: true },
      },
    };
    const { stdout, stderr } = spawnSync(python ?? '', ['-c', onelogin], { input: JSON.stringify(input) });
    return stdout.length > 0 ? stdout.toString() : `no answer: ${stderr}`;
  };
  const now = () => new Date();
  const message = async (fault?: string) =>
    (await issue(parties, { mode: 'both', now: now(), ...(fault === undefined ? {} : { fault }) })).xml;

  it('signs in with the plain message, and with no other signature', async () => {
    expect(JSON.parse(consume(await message()))).toMatchObject({ valid: true, nameId: 'alice@example.com' });
    expect(JSON.parse(consume(await message('signature-broken-on-assertion-only')))).toMatchObject({ valid: false });
  });

  // Without a Type this toolkit loses what it has decrypted.
  const understood = lawful.filter(({ name }) => name !== 'encrypted-data-without-type');
  it.each(understood)('signs in: $name', async ({ name }) => {
    expect(JSON.parse(consume(await message(name)))).toMatchObject({ valid: true, nameId: 'alice@example.com' });
  });
});

describe.skipIf(!has.openssl)('as OpenSSL sees it', () => {
  it.each([
    ['key-transport-oaep-mgf1p-sha256', 'sha256', 'sha1'],
    ['key-transport-oaep-11', 'sha256', 'sha1'],
    ['key-transport-oaep-11-sha1', 'sha1', 'sha1'],
    ['key-transport-oaep-11-mgf1-sha256', 'sha256', 'sha256'],
  ])('the content key comes out: %s', async (fault, digest, mgf) => {
    const { xml } = await issue(parties, { mode: 'assertion', fault });
    const [wrapped = ''] = [...xml.matchAll(/<xenc:CipherValue>([^<]+)/g)].map(([, text]) => text);
    const unwrap = (hash: string) =>
      spawnSync(
        'openssl',
        ['pkeyutl', '-decrypt', '-inkey', join(folder, 'sp.pem'), '-pkeyopt', 'rsa_padding_mode:oaep'].concat(
          ...[`rsa_oaep_md:${hash}`, `rsa_mgf1_md:${mgf}`].map((option) => ['-pkeyopt', option]),
        ),
        { input: Buffer.from(wrapped, 'base64') },
      );
    expect(unwrap(digest).stdout).toHaveLength(32);
    expect(unwrap(digest === 'sha1' ? 'sha256' : 'sha1').status).not.toBe(0);
  });
});

const absent = [
  ...Object.entries(has).flatMap(([name, isThere]) => (isThere ? [] : [name])),
  ...(python === undefined ? ['python3-onelogin-saml2'] : []),
];
it.skipIf(absent.length > 0)(
  `was compared with every other party; not installed: ${absent.join(', ') || 'none'}`,
  () => {
    expect(absent).toEqual([]);
  },
);
