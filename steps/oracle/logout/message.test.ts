import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readAssertion, readLogoutMessage } from './message.ts';
import { envelopedProblem, queryProblem } from './signature.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
const DS = 'http://www.w3.org/2000/09/xmldsig#';
const C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const RSA = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';

/** Written as its canonical form, so that the octets are known without a canonicaliser. */
const open =
  '<p:LogoutResponse xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" InResponseTo="_asked" Version="2.0">';
const rest =
  '<a:Issuer xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion">http://sp</a:Issuer><p:Status><p:StatusCode Value="urn:x"></p:StatusCode></p:Status></p:LogoutResponse>';

function signedXml(uri = '#_1'): string {
  const digest = createHash('sha256').update(`${open}${rest}`).digest('base64');
  const info = (declared: string) =>
    `<ds:SignedInfo${declared}><ds:CanonicalizationMethod Algorithm="${C14N}"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm="${RSA}"></ds:SignatureMethod><ds:Reference URI="${uri}"><ds:Transforms><ds:Transform Algorithm="${DS}enveloped-signature"></ds:Transform><ds:Transform Algorithm="${C14N}"></ds:Transform></ds:Transforms><ds:DigestMethod Algorithm="${SHA256}"></ds:DigestMethod><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;
  const value = sign('sha256', Buffer.from(info(` xmlns:ds="${DS}"`)), privateKey).toString('base64');
  return `${open}<ds:Signature xmlns:ds="${DS}">${info('')}<ds:SignatureValue>${value}</ds:SignatureValue></ds:Signature>${rest}`;
}

describe('an enveloped signature', () => {
  const problem = async (xml: string, key = publicKey) =>
    envelopedProblem((await readLogoutMessage(xml))?.signatures ?? [], [key]);

  it('holds over the message, with the key of the SP', async () => {
    expect(await problem(signedXml())).toBeUndefined();
  });

  it.each<[string, string, typeof publicKey]>([
    ['with another key', signedXml(), other],
    ['over a message that was changed', signedXml().replace('_asked', '_other'), publicKey],
    ['over something else', signedXml('#_2'), publicKey],
    ['that is not there', `${open}${rest}`, publicKey],
    ['that is there twice', signedXml().replace(/(<ds:Signature .*<\/ds:Signature>)/s, '$1$1'), publicKey],
  ])('does not hold %s', async (_, xml, key) => {
    expect(await problem(xml, key)).toMatch(/^[A-Z].*\.$/);
  });
});

describe('the signature of a query', () => {
  const octets = `SAMLResponse=a%2bb&RelayState=x+y&SigAlg=${encodeURIComponent(RSA)}`;
  const value = encodeURIComponent(sign('sha256', Buffer.from(octets), privateKey).toString('base64'));
  const query = `${octets}&Signature=${value}`;

  it('holds over the octets as they came, whatever their order', () => {
    expect(queryProblem(query, [publicKey])).toBeUndefined();
    expect(queryProblem(query.split('&').toReversed().join('&'), [publicKey])).toBeUndefined();
  });

  it('holds with SHA-1, which SAML allows', () => {
    const weak = octets.replace(encodeURIComponent(RSA), encodeURIComponent(`${DS}rsa-sha1`));
    const signed = encodeURIComponent(sign('sha1', Buffer.from(weak), privateKey).toString('base64'));
    expect(queryProblem(`${weak}&Signature=${signed}`, [publicKey])).toBeUndefined();
    expect(queryProblem(`${weak}&Signature=${signed}`, [other])).toMatch(/not by a key/);
  });

  it.each<[string, string]>([
    ['other escapes', query.replace('%2b', '%2B')],
    ['another RelayState', query.replace('x+y', 'z')],
    ['no signature', octets],
    ['an unknown algorithm', query.replace('rsa-sha256', 'rsa-sha1')],
  ])('does not hold with %s', (_, changed) => {
    expect(queryProblem(changed, [publicKey])).toMatch(/^[A-Z].*\.$/);
  });
});

describe('reading', () => {
  it('tells what a message says', async () => {
    expect(await readLogoutMessage(`${open}${rest}`)).toMatchObject({
      kind: 'LogoutResponse',
      attributes: { ID: '_1', InResponseTo: '_asked' },
      issuer: { value: 'http://sp' },
      status: 'urn:x',
      signatures: [],
    });
  });

  it('of what is no XML tells nothing', async () => {
    expect(await readLogoutMessage('<a')).toBeUndefined();
    expect(await readAssertion('')).toBeUndefined();
  });
});
