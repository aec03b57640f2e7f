/** What is encrypted, opened with every algorithm that the mock IdP encrypts with; and the signature of a query. */
import { createPrivateKey, createPublicKey, createSign, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Browser, deliveryOf } from '../../mock-idp/http/testing/browser.ts';
import { authnRequest, redirectUrl, seed, startIdp } from '../../mock-idp/http/testing/idp.ts';
import type { OrgSeed } from '../../mock-idp/index.ts';
import { certificateOf, findMessages, imitate, inspectMessage, privateKeyOf } from './index.ts';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/keys/${name}`, import.meta.url), 'utf8');
const key = privateKeyOf(fixture('sp-encryption.key.pem'), 'key');
const x5c = [new X509Certificate(fixture('sp-encryption.cert.pem')).raw.toString('base64')];

type Encryption = NonNullable<NonNullable<NonNullable<OrgSeed['apps']>[number]['signOn']>['assertionEncryption']>;

async function encrypted(algorithms: Partial<Encryption>, beyondOkta = {}): Promise<string> {
  const apps = seed.apps?.map((app) => ({
    ...app,
    signOn: { ...app.signOn, assertionEncryption: { enabled: true, x5c, ...algorithms } },
    beyondOkta,
  }));
  const idp = await startIdp({ seed: { ...seed, ...(apps && { apps }) }, unattended: true });
  const answer = await new Browser().send(redirectUrl(idp.app.ssoUrl, authnRequest()), {
    headers: { 'x-assay-person': 'alice@example.com' },
  });
  await idp.close();
  return deliveryOf(answer).samlResponse;
}

async function inspect(input: string, options = {}) {
  const [found] = await findMessages(input, 'input');
  if (!found) throw new Error('Nothing was found.');
  return inspectMessage(found, { now: new Date(), ...options });
}

describe('an encrypted Response', () => {
  test.each<[Partial<Encryption>]>([
    [{ encryptionAlgorithm: 'AES256_GCM', keyTransportAlgorithm: 'RSA_OAEP' }],
    [{ encryptionAlgorithm: 'AES128_CBC', keyTransportAlgorithm: 'RSA_15' }],
    [{ encryptionAlgorithm: 'AES256_CBC', keyTransportAlgorithm: 'RSA_OAEP_SHA256' }],
    [{ encryptionAlgorithm: 'AES128_GCM', keyTransportAlgorithm: 'RSA_OAEP_MGF1P_SHA256' }],
  ])('with %j is opened, verified and read', async (algorithms) => {
    const message = await inspect(await encrypted(algorithms), { key });
    expect(message.checks.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
    const signatures = message.checks.filter(({ name }) => name.startsWith('signature of')).map(({ name }) => name);
    expect(signatures).toEqual(['signature of the Response', 'signature of the Assertion']);
    expect(message.facts).toContainEqual(['NameID', 'alice@example.com (emailAddress)']);
    expect(message.opened[0]).toContain('>Sales<');
  });

  test('with an encrypted NameID is opened twice, and can be imitated', async () => {
    const response = await encrypted({}, { encryptedNameId: true });
    const message = await inspect(response, { key });
    expect(message.facts).toContainEqual(['NameID', 'alice@example.com (emailAddress)']);
    const { apps } = imitate(await findMessages(response, 'input'), key);
    expect(apps?.[0]?.assignments?.[0]).toMatchObject({ userName: 'alice@example.com' });
    expect(apps?.[0]?.signOn).toMatchObject({ audience: 'http://localhost:9/metadata', assertionSigned: true });
  });

  test('says what is missing without a key, with another, and of one that was changed', async () => {
    const response = await encrypted({ encryptionAlgorithm: 'AES256_GCM' });
    const about = async (input: string, options = {}) =>
      (await inspect(input, options)).checks.find(({ name }) => name === 'encryption');
    expect(await about(response)).toMatchObject({ verdict: 'unknown', says: expect.stringContaining('--key') });
    const other = privateKeyOf(fixture('sp-encryption-next.key.pem'), 'key');
    expect(await about(response, { key: other })).toMatchObject({
      verdict: 'bad',
      says: expect.stringContaining('another key'),
    });
    const values = /(<xenc:CipherValue>[^<]{60,}<\/xenc:CipherValue>.*<xenc:CipherValue>.{40})./s;
    const xml = Buffer.from(response, 'base64').toString('utf8');
    const changed = xml.replace(values, (whole, before) => `${before}${whole.endsWith('A') ? 'B' : 'A'}`);
    expect(changed).not.toBe(xml);
    expect(await about(changed, { key })).toMatchObject({ verdict: 'bad', says: expect.stringContaining('changed') });
  });

  const rsa = createPrivateKey(fixture('sp-encryption.key.pem'));
  const locked = { format: 'pem', cipher: 'aes-128-cbc', passphrase: 'secret' } as const;
  test.each([
    ['a certificate', fixture('sp-encryption.cert.pem'), /^sp\.pem is a certificate, .*: give the private RSA key/],
    ['a public key', createPublicKey(rsa).export({ format: 'pem', type: 'spki' }), /is a public key, .*: give the/],
    ['a key with a passphrase', rsa.export({ ...locked, type: 'pkcs8' }), /"openssl pkey -in FILE .* without one\.$/],
    ['an old key with one', rsa.export({ ...locked, type: 'pkcs1' }), /"openssl pkey -in FILE .* without one\.$/],
    [
      'DER',
      rsa.export({ format: 'der', type: 'pkcs8' }).toString('latin1'),
      /no PEM: give .*"openssl pkey -inform DER/,
    ],
    [
      'a key of a curve',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'sec1' }),
      /holds no RSA key .*: give the private RSA key/,
    ],
  ])('says what to do where %s is given for the key', (_what, text, says) => {
    expect(() => privateKeyOf(String(text), 'sp.pem')).toThrow(says);
  });

  test('says what to do where something else is given for the certificate', () => {
    expect(() => certificateOf(fixture('sp-encryption.key.pem'), 'idp.crt')).toThrow(
      /^idp\.crt holds no certificate: give the certificate of the identity provider/,
    );
  });

  test('whose signature does not verify shows no value of it', async () => {
    const response = await encrypted({ encryptionAlgorithm: 'AES256_GCM' });
    const { checks } = await inspect(response, { certificate: fixture('sp-encryption.cert.pem') });
    const { says, verdict } = checks.find(({ name }) => name === 'signature of the Response') ?? {};
    expect([verdict, says]).toEqual(['bad', expect.not.stringMatching(/[A-Za-z0-9+/=]{40}/)]);
  });
});

describe('the signature of a query', () => {
  const certificate = fixture('sp-signing.cert.pem');
  const plain = new URL(redirectUrl('http://localhost:9/sso', authnRequest())).search.slice(1);
  const toSign = `${plain}&SigAlg=${encodeURIComponent('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256')}`;
  const value = createSign('sha256')
    .update(toSign)
    .sign(createPrivateKey(fixture('sp-signing.key.pem')), 'base64');
  const url = `http://localhost:9/sso?${toSign}&Signature=${encodeURIComponent(value)}`;
  const about = async (input: string, options = {}) =>
    (await inspect(input, options)).checks.find(({ name }) => name === 'signature of the query');

  test('is verified over the octets as they came', async () => {
    expect(await about(url, { certificate })).toMatchObject({ verdict: 'ok' });
    expect(await about(url.replace('RelayState=state-1', 'RelayState=state-2'), { certificate })).toMatchObject({
      verdict: 'bad',
    });
    expect(await about(url, { certificate: fixture('sp-encryption.cert.pem') })).toMatchObject({ verdict: 'bad' });
  });

  test('asks for the certificate, and is no check where nothing is signed', async () => {
    expect(await about(url)).toMatchObject({ verdict: 'unknown', says: expect.stringContaining('--certificate') });
    expect(await about(`http://localhost:9/sso?${plain}`)).toBeUndefined();
  });
});
