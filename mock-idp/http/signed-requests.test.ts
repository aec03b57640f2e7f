import { createHash, createSign, sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { DOMParser } from '@xmldom/xmldom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ExclusiveCanonicalization, SignedXml } from 'xml-crypto';
import { generateSigningKey, type SigningKey } from '../saml/index.ts';
import { Browser } from './testing/browser.ts';
import { acsUrl, postForm, startIdp, type TestIdp } from './testing/idp.ts';

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
const signed = (query: string, by = key) => {
  const octets = `${query}&SigAlg=${encodeURIComponent(rsaSha256)}`;
  const value = sign('sha256', Buffer.from(octets), by.privateKey).toString('base64');
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
    ['SHA-1', () => signed(message(xml())).replace('xmldsig-more%23rsa-sha256', 'xmldsig%23rsa-sha1')],
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
function enveloped384(text: string, by = key): string {
  const more = 'http://www.w3.org/2001/04/xmldsig-more#';
  const c14n = '<ds:%Method Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></ds:%Method>';
  const named = (name: string, algorithm: string) => `<ds:${name} Algorithm="${algorithm}"></ds:${name}>`;
  const transforms =
    named('Transform', 'http://www.w3.org/2000/09/xmldsig#enveloped-signature') +
    c14n.replaceAll('%Method', 'Transform');
  const digest = createHash('sha384').update(canonical(text)).digest('base64');
  const signedInfo =
    `<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${c14n.replaceAll('%Method', 'CanonicalizationMethod')}` +
    `${named('SignatureMethod', `${more}rsa-sha384`)}<ds:Reference URI="#_s1"><ds:Transforms>${transforms}</ds:Transforms>` +
    `${named('DigestMethod', `${more}sha384`)}<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;
  const value = sign('sha384', Buffer.from(signedInfo), by.privateKey).toString('base64');
  const signature = `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${signedInfo.replace(' xmlns:ds="http://www.w3.org/2000/09/xmldsig#"', '')}<ds:SignatureValue>${value}</ds:SignatureValue></ds:Signature>`;
  return text.replace('</saml:Issuer>', `</saml:Issuer>${signature}`);
}

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

  test('are told that it is the algorithm, where SHA-1 signs', async () => {
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
