import { createHash, createSign, sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { DOMParser } from '@xmldom/xmldom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ExclusiveCanonicalization, SignedXml } from 'xml-crypto';
import { generateSigningKey, type SigningKey } from '../../saml/index.ts';
import { Browser } from '../testing/browser.ts';
import { acsUrl, postForm, startIdp, type TestIdp } from '../testing/idp.ts';

const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const emailAddress = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const policy = `<samlp:NameIDPolicy Format="${emailAddress}"/>`;
let idp: TestIdp;
let key: SigningKey;
let other: SigningKey;
beforeAll(async () => {
  [idp, key, other] = await Promise.all([
    startIdp(),
    generateSigningKey('sp', new Date()),
    generateSigningKey('other', new Date()),
  ]);
  const signOn = { samlSignedRequestEnabled: true, spCertificate: { x5c: [key.certificate] } };
  expect((await idp.control('PATCH', '/organisation', { apps: [{ label: 'Portal', signOn }] })).status).toBe(200);
});
afterAll(() => idp.close());

const xml = (inside = policy, acs = acsUrl) =>
  `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_s1" Version="2.0" IssueInstant="${new Date().toISOString()}" AssertionConsumerServiceURL="${acs}"><saml:Issuer>http://localhost:9/metadata</saml:Issuer>${inside}</samlp:AuthnRequest>`;
const message = (text: string) => `SAMLRequest=${encodeURIComponent(deflateRawSync(text).toString('base64'))}`;
const rsaSha1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1';
const signed = (query: string, by = key, [algorithm, hash] = [rsaSha256, 'sha256']) => {
  const octets = `${query}&SigAlg=${encodeURIComponent(algorithm)}`;
  const value = sign(hash, Buffer.from(octets), by.privateKey).toString('base64');
  return `${octets}&Signature=${encodeURIComponent(value)}`;
};
const open = (query: string) => new Browser().open(`${idp.app.ssoUrl}?${query}`);

describe('signed AuthnRequests over HTTP-Redirect', () => {
  test('are taken, at whatever endpoint they name', async () => {
    const page = await open(signed(`${message(xml(policy, 'http://localhost:9/elsewhere'))}&RelayState=a%20b`));
    expect(page.status).toBe(200);
    expect(page.body).toContain('http://localhost:9/elsewhere');
  });

  test('are verified over the octets as received', async () => {
    // The same value in other escapes is other octets.
    const odd = `${message(xml())}&RelayState=%61%7e`;
    expect((await open(signed(odd))).status).toBe(200);
    expect((await open(signed(odd).replace('%61%7e', 'a~'))).status).toBe(400);
  });

  test.each<[string, () => string]>([
    ['unsigned', () => message(xml())],
    ['by another key', () => signed(message(xml()), other)],
    [
      'another message',
      () => signed(message(xml())).replace(/SAMLRequest=[^&]*/, message(xml(policy, 'http://evil/'))),
    ],
    ['another RelayState', () => `${signed(message(xml()))}&RelayState=x`],
    ['a second message', () => `${signed(message(xml()))}&${message(xml(policy, 'http://evil/'))}`],
    ['a second message in other letters', () => `SAML%52equest=x&${signed(message(xml()))}`],
    ['an answer beside it', () => `${signed(message(xml()))}&SAMLResponse=x`],
    ['SHA-1 that was SHA-256', () => signed(message(xml())).replace('xmldsig-more%23rsa-sha256', 'xmldsig%23rsa-sha1')],
    ['no NameIDPolicy', () => signed(message(xml('')))],
  ])('are refused: %s', async (_title, query) => {
    const page = await open(query());
    expect(page.status).toBe(400);
    expect(page.body).toMatch(/signature|signed-request-content|parameters/);
  });
});

class Signer extends SignedXml {
  constructor(by: SigningKey) {
    super({ signatureAlgorithm: rsaSha256, canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#' });
    this.privateKey = by.privateKey;
  }
}

/** By hand, because xml-crypto does not know these: the message as it is canonical. */
function envelopedBy(
  { digestMethod, hash, signatureMethod }: { hash: string; signatureMethod: string; digestMethod: string },
  text: string,
  by = key,
): string {
  const c14n = '<ds:%Method Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></ds:%Method>';
  const named = (name: string, algorithm: string) => `<ds:${name} Algorithm="${algorithm}"></ds:${name}>`;
  const transforms =
    named('Transform', 'http://www.w3.org/2000/09/xmldsig#enveloped-signature') +
    c14n.replaceAll('%Method', 'Transform');
  const digest = createHash(hash).update(canonical(text)).digest('base64');
  const signedInfo =
    `<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${c14n.replaceAll('%Method', 'CanonicalizationMethod')}` +
    `${named('SignatureMethod', signatureMethod)}<ds:Reference URI="#_s1"><ds:Transforms>${transforms}</ds:Transforms>` +
    `${named('DigestMethod', digestMethod)}<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;
  const value = sign(hash, Buffer.from(signedInfo), by.privateKey).toString('base64');
  const signature = `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${signedInfo.replace(' xmlns:ds="http://www.w3.org/2000/09/xmldsig#"', '')}<ds:SignatureValue>${value}</ds:SignatureValue></ds:Signature>`;
  return text.replace('</saml:Issuer>', `</saml:Issuer>${signature}`);
}

const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const sha384 = { hash: 'sha384', signatureMethod: `${more}rsa-sha384`, digestMethod: `${more}sha384` };
const sha1 = { hash: 'sha1', signatureMethod: rsaSha1, digestMethod: 'http://www.w3.org/2000/09/xmldsig#sha1' };
const enveloped384 = (text: string, by = key) => envelopedBy(sha384, text, by);

const canonical = (text: string): string =>
  new ExclusiveCanonicalization()
    .process(new DOMParser().parseFromString(text, 'text/xml').documentElement, {})
    .toString();

function enveloped(text: string, by = key): string {
  const signer = new Signer(by);
  const c14n = 'http://www.w3.org/2001/10/xml-exc-c14n#';
  signer.CanonicalizationAlgorithms[c14n] = ExclusiveCanonicalization;
  signer.SignatureAlgorithms[rsaSha256] = class {
    getAlgorithmName = () => rsaSha256;
    getSignature = (info: string) => createSign('sha256').update(info).sign(by.privateKey, 'base64');
    verifySignature = () => false;
  } as never;
  signer.addReference({
    xpath: '/*',
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', c14n],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  });
  signer.computeSignature(text, { location: { reference: "/*/*[local-name()='Issuer']", action: 'after' } });
  return signer.getSignedXml();
}

describe('signed AuthnRequests over HTTP-POST', () => {
  const post = (text: string) => new Browser().open(idp.app.ssoUrl, postForm(text));

  test('are taken', async () => expect((await post(enveloped(xml()))).status).toBe(200));

  test('are told that it is the algorithm, where nobody knows it', async () => {
    const page = await post(enveloped384(xml()).replace('xmldsig-more#rsa-sha384', 'xmldsig-more#rsa-sha1'));
    expect(page.status).toBe(400);
    expect(page.body).toContain('rsa-sha1');
    expect(page.body).toContain('an algorithm that is not accepted here');
  });

  test('are taken with RSA-SHA384 and SHA-384, and not when changed', async () => {
    const strong = enveloped384(xml());
    expect((await post(strong)).status).toBe(200);
    expect((await post(strong.replace(acsUrl, 'http://evil/'))).status).toBe(400);
    expect((await post(enveloped384(xml(), other))).status).toBe(400);
  });

  test.each<[string, () => string]>([
    ['unsigned', () => xml()],
    ['by another key', () => enveloped(xml(), other)],
    ['changed afterwards', () => enveloped(xml()).replace(acsUrl, 'http://evil/')],
    [
      'wrapped',
      () =>
        `${xml(policy, 'http://evil/').replace('_s1', '_evil').replace('</samlp:AuthnRequest>', '')}<x>${enveloped(xml())}</x></samlp:AuthnRequest>`,
    ],
  ])('are refused: %s', async (_title, text) => {
    const page = await post(text());
    expect(page.status).toBe(400);
    expect(page.body).toContain('signature');
  });
});

describe('RSA-SHA1', () => {
  const overRedirect = () => open(signed(message(xml()), key, [rsaSha1, 'sha1']));
  const overPost = () => new Browser().open(idp.app.ssoUrl, postForm(envelopedBy(sha1, xml())));
  const preset = (name: 'okta' | 'saml') =>
    idp.control('PATCH', '/organisation', { apps: [{ label: 'Portal', beyondOkta: { preset: name } }] });

  test.each([
    ['HTTP-Redirect', overRedirect],
    ['HTTP-POST', overPost],
  ])(
    'over %s is taken as Okta takes it, with a warning in the trace; with preset saml it is refused',
    async (_binding, ask) => {
      expect((await ask()).status).toBe(200);
      const exchange = (await idp.received()).at(-1);
      const signature = exchange?.checks.find(({ check }) => check === 'signature');
      expect(signature).toMatchObject({ ok: true, warning: expect.stringContaining('SHA-1') });
      await preset('saml');
      const page = await ask();
      await preset('okta');
      expect(page.status).toBe(400);
      expect(page.body).toContain('not accepted here');
    },
  );

  test('by another key is refused, and a strong signature carries no warning', async () => {
    expect((await open(signed(message(xml()), other, [rsaSha1, 'sha1']))).status).toBe(400);
    expect((await new Browser().open(idp.app.ssoUrl, postForm(envelopedBy(sha1, xml(), other)))).status).toBe(400);
    await open(signed(message(xml())));
    expect((await idp.received()).flatMap(({ checks }) => checks).filter(({ warning }) => warning)).toHaveLength(2);
  });
});
