import { describe, expect, test } from 'vitest';
import { consumeResponse, type SamlReasonCode } from '../index.ts';
import {
  circumstances,
  compose,
  form,
  goodAssertion,
  goodResponse,
  idpKey,
  type Recipe,
  rsaKey,
  seal,
  swap,
} from '../testing/sign-response.testing.ts';

const stranger = rsaKey();
const ds = 'http://www.w3.org/2000/09/xmldsig#';
const bare = stranger.certificate.replace(/-----[^-]*-----|\s/g, '');
const enveloped = `${ds}enveloped-signature`;
const signatureOf = (xml: string) => xml.match(/<ds:Signature .*?<\/ds:Signature>/s)?.[0] ?? '';
const forged = goodAssertion.replace('ID="_a1"', 'ID="_evil"').replace('alice@', 'bob@');
const sealed = seal(goodAssertion, 'Assertion', idpKey);
const unsealed = sealed.replace(signatureOf(sealed), '');
const around = (inner: string) => goodResponse.replace('{assertion}', () => inner);
const withSignature = (assertion: string, signature: string) =>
  swap('</saml:Issuer>', `</saml:Issuer>${signature}`)(assertion);
const inExtensions = (inner: string, assertion: string) =>
  around(assertion).replace('<samlp:Status>', () => `<samlp:Extensions>${inner}</samlp:Extensions><samlp:Status>`);
const sealedResponse = seal(around(goodAssertion), 'Response', idpKey);
const responseSignature = signatureOf(sealedResponse);
const forgedResponse = (signature: string) =>
  around(forged)
    .replace('ID="_r1"', 'ID="_r2"')
    .replace('</saml:Issuer><samlp', () => `</saml:Issuer>${signature}<samlp`);
const object = (signature: string, inner: string) =>
  signature.replace('</ds:Signature>', () => `<ds:Object>${inner}</ds:Object></ds:Signature>`);

async function findings(xml: string, off: SamlReasonCode[] = []) {
  const consumed = await consumeResponse(form(xml), circumstances(), { off });
  return consumed.accepted ? [`accepted: ${consumed.identity.nameId}`] : consumed.findings.map((one) => one.reason);
}

describe('what is wrong with the signature is named', () => {
  const cases: readonly [SamlReasonCode, string, Recipe][] = [
    ['signature_missing', 'nothing signed', { sign: 'none' }],
    [
      'signature_missing',
      'look-alike in another namespace',
      { sign: 'assertion', wire: (xml) => xml.replace(`xmlns:ds="${ds}"`, 'xmlns:ds="urn:ds"') },
    ],
    ['signature_invalid', 'a stranger signs', { key: stranger }],
    [
      'signature_invalid',
      'a stranger signs and shows our certificate',
      {
        key: stranger,
        signature: {
          keyInfo: `<ds:X509Data><ds:X509Certificate>${idpKey.certificate.replace(/-----[^-]*-----|\s/g, '')}</ds:X509Certificate></ds:X509Data>`,
        },
      },
    ],
    [
      'signature_invalid',
      'a stranger signs and shows his own',
      {
        key: stranger,
        signature: { keyInfo: `<ds:X509Data><ds:X509Certificate>${bare}</ds:X509Certificate></ds:X509Data>` },
      },
    ],
    ['signature_invalid', 'NameID changed afterwards', { wire: swap('>alice@', '>bob@') }],
    [
      'signature_invalid',
      'SignatureValue changed',
      { wire: swap(/<ds:SignatureValue>..../, '<ds:SignatureValue>AAAA') },
    ],
    ['signature_invalid', 'SignatureValue empty', { wire: swap(/<ds:SignatureValue>[^<]*/, '<ds:SignatureValue>') }],
    ['signature_invalid', 'DigestValue changed', { wire: swap(/<ds:DigestValue>..../, '<ds:DigestValue>AAAA') }],
    [
      'signature_invalid',
      'empty Signature',
      { sign: 'none', wire: swap('</saml:Issuer><samlp', `</saml:Issuer><ds:Signature xmlns:ds="${ds}"/><samlp`) },
    ],
    ['signature_invalid', 'Assertion broken in a good Response', { signedAssertion: swap('>alice@', '>bob@') }],
    [
      'signature_invalid',
      'Response broken around a good Assertion',
      { wire: swap('Destination="', 'Consent="urn:x" Destination="') },
    ],
    ['signature_algorithm_forbidden', 'rsa-sha1', { signature: { algorithm: `${ds}rsa-sha1` } }],
    ['signature_algorithm_forbidden', 'SHA-1 digest', { signature: { digest: `${ds}sha1` } }],
    [
      'signature_algorithm_forbidden',
      'HMAC',
      { wire: swap(/http:\/\/www.w3.org\/2001\/04\/xmldsig-more#rsa-sha256/g, `${ds}hmac-sha1`) },
    ],
    [
      'signature_algorithm_forbidden',
      'inclusive SignedInfo',
      { signature: { c14n: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315' } },
    ],
    ['signature_invalid', 'ECDSA claimed for an RSA key', { wire: swap(/#rsa-sha256/g, '#ecdsa-sha256') }],
    [
      'signature_reference_invalid',
      'many transforms',
      { signature: { transforms: [enveloped, enveloped, enveloped, 'http://www.w3.org/2001/10/xml-exc-c14n#'] } },
    ],
    [
      'signature_reference_invalid',
      'no enveloped transform',
      { wire: swap(`<ds:Transform Algorithm="${enveloped}"/>`, '') },
    ],
    [
      'signature_reference_invalid',
      'XSLT',
      { wire: swap(`Algorithm="${enveloped}"`, 'Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"') },
    ],
    ['signature_reference_invalid', 'empty URI', { wire: swap(/URI="#_[ar]1"/g, 'URI=""') }],
    ['signature_reference_invalid', 'no URI', { wire: swap(/ URI="#_[ar]1"/g, '') }],
    ['signature_reference_invalid', 'external', { wire: swap(/URI="#_[ar]1"/g, 'URI="http://127.0.0.1/x"') }],
    ['signature_reference_invalid', 'dangling', { wire: swap(/URI="#_[ar]1"/g, 'URI="#_none"') }],
    [
      'signature_reference_invalid',
      'two References',
      { wire: (xml) => xml.replace(/(<ds:Reference .*?<\/ds:Reference>)/, '$1$1') },
    ],
    ['signature_reference_invalid', 'no Reference', { wire: swap(/<ds:Reference .*?<\/ds:Reference>/, '') }],
    [
      'signature_reference_invalid',
      'two SignedInfo',
      { wire: (xml) => xml.replace(/(<ds:SignedInfo>.*?<\/ds:SignedInfo>)/, '$1$1') },
    ],
    [
      'signature_reference_invalid',
      'two Signatures',
      { wire: (xml) => xml.replace(/(<ds:Signature .*?<\/ds:Signature>)/, '$1$1') },
    ],
    [
      'signature_reference_invalid',
      'comment in DigestValue',
      { wire: swap('<ds:DigestValue>', '<ds:DigestValue><!--x-->') },
    ],
    [
      'signature_reference_invalid',
      'harmless Object',
      { wire: swap('</ds:Signature>', '<ds:Object>x</ds:Object></ds:Signature>') },
    ],
    [
      'assertion_count_invalid',
      'none',
      { sign: 'response', response: swap(/<saml:Assertion .*<\/saml:Assertion>/, '') },
    ],
    [
      'encrypted_layout_invalid',
      'an EncryptedAssertion with nothing inside',
      {
        sign: 'response',
        response: swap(
          /<saml:Assertion .*<\/saml:Assertion>/,
          '<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/>',
        ),
      },
    ],
    [
      'assertion_count_invalid',
      'two for two people, both signed',
      { sign: 'response', response: swap('</samlp:Response>', `${forged}</samlp:Response>`) },
    ],
    [
      'response_id_invalid',
      'signed Response without ID',
      { wire: (xml) => xml.replace(' ID="_r1"', '').replace('URI="#_r1"', 'URI="#"') },
    ],
    [
      'assertion_id_invalid',
      'signed Assertion with an empty ID',
      { sign: 'assertion', wire: (xml) => xml.replace(' ID="_a1"', ' ID=""').replace('URI="#_a1"', 'URI="#"') },
    ],
    [
      'structure_invalid',
      'Signature at the end',
      {
        sign: 'response',
        wire: (xml) =>
          xml.replace(/(<ds:Signature .*?<\/ds:Signature>)(.*)<\/samlp:Response>/, '$2$1</samlp:Response>'),
      },
    ],
  ];
  test.each(cases)('%s: %s', async (reason, _title, recipe) => {
    expect((await findings(compose(recipe)))[0]).toBe(reason);
  });

  test('an unsigned error Response is answered for its status', async () => {
    const xml = around('').replace('status:Success', 'status:Requester');
    expect(await findings(xml)).toEqual(['status_not_success']);
  });
});

describe('wrapping: nobody comes in, and least of all Bob', () => {
  const shapes: readonly [string, SamlReasonCode, string, string][] = [
    [
      'XSW1: original Response in the Signature of the forged one',
      'signature_reference_invalid',
      'assertion_count_invalid',
      forgedResponse(object(responseSignature, sealedResponse.replace(responseSignature, ''))),
    ],
    [
      'XSW2: original Response beside a detached Signature',
      'signature_reference_invalid',
      'assertion_count_invalid',
      forgedResponse(responseSignature + sealedResponse.replace(responseSignature, '')),
    ],
    [
      'XSW3: forged Assertion before the signed one',
      'assertion_count_invalid',
      'signature_coverage_insufficient',
      around(forged + sealed),
    ],
    [
      'XSW4: signed Assertion inside the forged one',
      'signature_coverage_insufficient',
      'assertion_count_invalid',
      around(swap('</saml:Assertion>', `${sealed}</saml:Assertion>`)(forged)),
    ],
    [
      'XSW5: forged keeps the Signature, original appended',
      'assertion_count_invalid',
      'signature_reference_invalid',
      around(withSignature(forged, signatureOf(sealed)) + unsealed),
    ],
    [
      'XSW6: original inside the Signature of the forged one',
      'signature_reference_invalid',
      'assertion_count_invalid',
      around(
        withSignature(
          forged,
          signatureOf(sealed).replace('</ds:Signature>', () => `${unsealed}</ds:Signature>`),
        ),
      ),
    ],
    [
      'XSW7: forged Assertion in Extensions',
      'assertion_count_invalid',
      'accepted: alice@example.com',
      inExtensions(forged, sealed),
    ],
    [
      'XSW8: signed original in Object of the forged one',
      'signature_reference_invalid',
      'assertion_count_invalid',
      around(withSignature(forged, object(signatureOf(sealed), unsealed))),
    ],
    [
      'signed original in Advice',
      'signature_coverage_insufficient',
      'assertion_count_invalid',
      around(swap('<saml:AuthnStatement', `<saml:Advice>${sealed}</saml:Advice><saml:AuthnStatement`)(forged)),
    ],
    [
      'signed original in SubjectConfirmationData',
      'signature_coverage_insufficient',
      'assertion_count_invalid',
      around(
        forged.replace(
          /(<saml:SubjectConfirmationData [^>]*)\/>/,
          (_, open) => `${open}>${sealed}</saml:SubjectConfirmationData>`,
        ),
      ),
    ],
    [
      'signed original in an AttributeValue',
      'signature_coverage_insufficient',
      'assertion_count_invalid',
      around(swap('Alice Anderson', sealed)(forged)),
    ],
    [
      'signed original in StatusDetail',
      'signature_coverage_insufficient',
      'assertion_count_invalid',
      around(forged).replace(
        '</samlp:Status>',
        () => `<samlp:StatusDetail>${sealed}</samlp:StatusDetail></samlp:Status>`,
      ),
    ],
    [
      'signed Response in Extensions of a forged one',
      'signature_coverage_insufficient',
      'assertion_count_invalid',
      inExtensions(sealedResponse, forged).replace('ID="_r1"', 'ID="_r2"'),
    ],
    [
      'another signed element',
      'signature_coverage_insufficient',
      'accepted: bob@example.com',
      inExtensions(seal('<x:y xmlns:x="urn:x" ID="_y"/>', 'y', idpKey), forged),
    ],
    ['forged Assertion last', 'assertion_count_invalid', 'accepted: alice@example.com', around(sealed + forged)],
    [
      'forged Assertion appended to a signed Response',
      'assertion_count_invalid',
      'signature_invalid',
      sealedResponse.replace('</samlp:Response>', () => `${forged}</samlp:Response>`),
    ],
    ['same ID twice', 'duplicate_id', 'assertion_count_invalid', around(sealed + forged.replace('_evil', '_a1'))],
  ];
  test.each(shapes)('%s', async (_title, reason, withoutIt, xml) => {
    expect((await findings(xml))[0]).toBe(reason);
    expect((await findings(xml, [reason]))[0]).toBe(withoutIt);
  });
});

describe('a protection that is off lets in what only it stops', () => {
  const cases: readonly [SamlReasonCode, string, string, string][] = [
    ['signature_missing', 'unsigned', around(forged), 'bob@example.com'],
    ['signature_invalid', 'changed afterwards', around(swap('>alice@', '>bob@')(sealed)), 'bob@example.com'],
    [
      'signature_algorithm_forbidden',
      'rsa-sha1',
      compose({ signature: { algorithm: `${ds}rsa-sha1` } }),
      'alice@example.com',
    ],
    [
      'signature_coverage_insufficient',
      'another signed element',
      inExtensions(seal('<x:y xmlns:x="urn:x" ID="_y"/>', 'y', idpKey), forged),
      'bob@example.com',
    ],
    [
      'assertion_count_invalid',
      'two in a signed Response',
      seal(around(forged + goodAssertion), 'Response', idpKey),
      'bob@example.com',
    ],
  ];
  test.each(cases)('%s: %s', async (reason, _title, xml, who) => {
    expect((await findings(xml))[0]).toBe(reason);
    expect(await findings(xml, [reason])).toEqual([`accepted: ${who}`]);
  });

  test('signature_reference_invalid: more transforms than there may be', async () => {
    const xml = compose({
      signature: { transforms: [enveloped, enveloped, 'http://www.w3.org/2001/10/xml-exc-c14n#'] },
    });
    expect((await findings(xml))[0]).toBe('signature_reference_invalid');
    expect(await findings(xml, ['signature_reference_invalid'])).toEqual(['accepted: alice@example.com']);
  });
});
