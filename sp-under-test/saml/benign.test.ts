import { createPrivateKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ConsumeContext } from './contracts.ts';
import { consumeResponse } from './index.ts';
import {
  acsUrl,
  circumstances,
  compose,
  entityId,
  excC14n,
  form,
  idpKey,
  type Recipe,
  rsaKey,
  swap,
} from './testing/sign-response.testing.ts';

interface Variant extends Recipe {
  title: string;
  context?: Partial<ConsumeContext>;
}

const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
const attributes = (xml: string) => swap('</saml:AttributeStatement>', `${xml}</saml:AttributeStatement>`);
const confirmation = (recipient: string, until: string) =>
  `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData InResponseTo="_req1" NotOnOrAfter="${until}" Recipient="${recipient}"/></saml:SubjectConfirmation>`;
const until = 'NotOnOrAfter="2030-01-15T12:05:00.000Z"><saml:AudienceRestriction';
const newKey = rsaKey();
const ecKey = {
  privateKey: createPrivateKey(`-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgOTQUCuOo2JeviQus
29FnmVEniTliuTTXG7l8O3F4/TChRANCAAQatCYSa9pw5h5CVuaL2U+SXZWclZ1z
NtGldysG0/Er/N0uMBmwRgN3n7y/9VnmrzVRId97TlSqhuhHHrS/Vrf9
-----END PRIVATE KEY-----`),
  certificate: `-----BEGIN CERTIFICATE-----
MIIBgDCCASegAwIBAgIUODlWKei0aLxX2ooUO7kyPAQ/9iwwCgYIKoZIzj0EAwIw
FTETMBEGA1UEAwwKZWMuZXhhbXBsZTAgFw0yNjExMjEyMTIwNDdaGA8yMTI2MTAy
ODIxMjA0N1owFTETMBEGA1UEAwwKZWMuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqG
SM49AwEHA0IABBq0JhJr2nDmHkJW5ovZT5JdlZyVnXM20aV3KwbT8Sv83S4wGbBG
A3efvL/1WeavNVEh33tOVKqG6EcetL9Wt/2jUzBRMB0GA1UdDgQWBBSqH4RdnSnD
P/LMon4q+kjLh1flGTAfBgNVHSMEGDAWgBSqH4RdnSnDP/LMon4q+kjLh1flGTAP
BgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIDGqNDp2Hz5W7PtWRL3k
JrThD/jpMBfBxpebdRYTHQN7AiAv7IJUkSWbYuqqM59mU9z6N3aF2VgmTdWQY7pq
uVV4EQ==
-----END CERTIFICATE-----`,
};
const idp = (...certificates: string[]) => ({ idp: { entityId: circumstances().idp.entityId, certificates } });

/** What an identity provider may do: refusing any of it locks out people who did nothing wrong. */
const variants: readonly Variant[] = [
  {
    title: 'unsolicited: InResponseTo nowhere',
    response: swap(' InResponseTo="_req1" Issue', ' Issue'),
    assertion: swap(' InResponseTo="_req1"', ''),
  },
  {
    title: 'other prefixes',
    assertion: (xml) => xml.replaceAll('saml:', 'B2:').replaceAll('xmlns:saml=', 'xmlns:B2='),
    response: (xml) => xml.replaceAll('samlp:', 'a:').replaceAll('xmlns:samlp=', 'xmlns:a='),
  },
  {
    title: 'default namespace',
    assertion: (xml) =>
      xml
        .replaceAll('saml:Subject', 'Subject')
        .replaceAll('<saml:', '<')
        .replaceAll('</saml:', '</')
        .replaceAll('xmlns:saml=', 'xmlns='),
  },
  {
    title: 'prefixes of both letter cases on one element',
    assertion: swap('<saml:Assertion ', '<saml:Assertion xmlns:b="urn:b" xmlns:C="urn:c" b:x="1" C:y="2" '),
  },
  {
    title: 'namespace only on an ancestor, PrefixList xs',
    sign: 'assertion',
    signature: { prefixList: ['xs'] },
    assertion: (xml) =>
      xml
        .replace(' xmlns:xs="http://www.w3.org/2001/XMLSchema"', '')
        .replace('<saml:Assertion ', '<saml:Assertion xmlns:xs="http://www.w3.org/2001/XMLSchema" '),
  },
  {
    title: 'pretty-printed, signed so',
    assertion: (xml) => xml.replaceAll('><', '>\n  <'),
    response: (xml) => xml.replaceAll('><samlp', '>\n<samlp'),
  },
  {
    title: 'XML declaration, comment and instruction before the root',
    wire: (xml) => `<?xml version="1.0" encoding="UTF-8"?>\n<!-- hello --><?pi x?>\n${xml}\n`,
  },
  {
    title: 'the NameID again as a claim, as Auth0 sends it',
    assertion: attributes(
      '<saml:Attribute Name="http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier"><saml:AttributeValue>alice@example.com</saml:AttributeValue></saml:Attribute>',
    ),
  },
  { title: 'byte order mark', wire: (xml) => `\uFEFF${xml}` },
  { title: 'character references', wire: (xml) => swap('Alice Anderson', '&#65;lice &#x41;nderson')(xml) },
  { title: 'comment in a signed value is no part of it', wire: swap('>Alice Anderson<', '>Alice<!-- x --> Anderson<') },
  { title: 'CDATA in a signed value is text', wire: swap('>Alice Anderson<', '>Alice<![CDATA[ Ander]]>son<') },
  {
    title: 'exclusive c14n with comments',
    signature: { c14n: `${excC14n}WithComments`, transforms: [enveloped, `${excC14n}WithComments`] },
  },
  { title: 'no KeyInfo', wire: (xml) => xml, signature: { keyInfo: '' } },
  {
    title: 'KeyInfo of a stranger, trusted key',
    signature: {
      keyInfo: `<ds:X509Data><ds:X509Certificate>${newKey.certificate.replace(/-----[^-]*-----|\s/g, '')}</ds:X509Certificate></ds:X509Data>`,
    },
  },
  { title: 'second of two trusted certificates', key: newKey, context: idp(idpKey.certificate, newKey.certificate) },
  {
    title: 'an unreadable certificate beside the good one',
    context: idp('-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----', idpKey.certificate),
  },
  ...['sha384', 'sha512'].map((hash) => ({
    title: `rsa-${hash}`,
    signature: {
      algorithm: `${more}rsa-${hash}`,
      digest: hash === 'sha384' ? `${more}sha384` : 'http://www.w3.org/2001/04/xmlenc#sha512',
    },
  })),
  ...['sha256', 'sha384', 'sha512'].map((hash) => ({
    title: `ecdsa-${hash}`,
    key: ecKey,
    context: idp(ecKey.certificate),
    signature: { algorithm: `${more}ecdsa-${hash}` },
  })),
  ...[1, 2, 3, 6, 7, 9].map((digits) => ({
    title: `${digits} fractional digits`,
    assertion: swap(/\.000Z/g, `.${'1'.repeat(digits)}Z`),
    response: swap(
      'IssueInstant="2030-01-15T12:00:00.000Z"',
      `IssueInstant="2030-01-15T12:00:00.${'1'.repeat(digits)}Z"`,
    ),
  })),
  { title: 'no fractional seconds', assertion: swap(/\.000Z/g, 'Z') },
  {
    title: 'NotBefore inside the skew',
    assertion: swap('NotBefore="2030-01-15T11:55:00', 'NotBefore="2030-01-15T12:02:50'),
  },
  {
    title: 'NotOnOrAfter inside the skew',
    assertion: swap(/NotOnOrAfter="2030-01-15T12:05:00/g, 'NotOnOrAfter="2030-01-15T11:57:10'),
  },
  { title: 'NotOnOrAfter in 9999', assertion: swap(/NotOnOrAfter="2030/g, 'NotOnOrAfter="9999') },
  {
    title: 'Conditions without window',
    assertion: (xml) =>
      swap(
        until,
        '><saml:AudienceRestriction',
      )(swap(' NotBefore="2030-01-15T11:55:00.000Z"', '')(xml)).replace('<saml:Conditions >', '<saml:Conditions>'),
  },
  { title: 'Issuer without Format', assertion: swap(' Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity"', '') },
  {
    title: 'unsigned Response without Issuer',
    sign: 'assertion',
    response: swap(/<saml:Issuer xmlns:saml="[^"]*">[^<]*<\/saml:Issuer>/, ''),
  },
  { title: 'unsigned Response without Destination', sign: 'assertion', response: swap(`Destination="${acsUrl}" `, '') },
  {
    title: 'ours is the second Audience',
    assertion: swap('<saml:Audience>', '<saml:Audience>https://other.example</saml:Audience><saml:Audience>'),
  },
  {
    title: 'ours is the first Audience',
    assertion: swap('</saml:Audience>', '</saml:Audience><saml:Audience>https://other.example</saml:Audience>'),
  },
  {
    title: 'two restrictions, both ours',
    assertion: swap(
      '</saml:Conditions>',
      `<saml:AudienceRestriction><saml:Audience>${entityId}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
    ),
  },
  {
    title: 'OneTimeUse and ProxyRestriction',
    assertion: swap('</saml:Conditions>', '<saml:OneTimeUse/><saml:ProxyRestriction Count="0"/></saml:Conditions>'),
  },
  {
    title: 'second confirmation is the good one',
    assertion: swap(
      '<saml:SubjectConfirmation ',
      `${confirmation('https://other.example', '2030-01-15T12:05:00Z')}<saml:SubjectConfirmation `,
    ),
  },
  {
    title: 'first confirmation is the good one',
    assertion: swap('</saml:Subject>', `${confirmation(acsUrl, '2030-01-15T11:00:00Z')}</saml:Subject>`),
  },
  {
    title: 'holder-of-key beside bearer',
    assertion: swap(
      '<saml:SubjectConfirmation ',
      '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:holder-of-key"/><saml:SubjectConfirmation ',
    ),
  },
  {
    title: 'Address and a foreign attribute on the confirmation',
    assertion: swap(
      '<saml:SubjectConfirmationData ',
      '<saml:SubjectConfirmationData xmlns:x="urn:x" x:y="z" Address="127.0.0.1" ',
    ),
  },
  {
    title: 'NameID inside the confirmation',
    assertion: swap(
      '<saml:SubjectConfirmationData ',
      '<saml:NameID>bob@example.com</saml:NameID><saml:SubjectConfirmationData ',
    ),
  },
  { title: 'no SessionIndex', assertion: swap(' SessionIndex="s1"', '') },
  {
    title: 'session end ahead',
    assertion: swap(' SessionIndex', ' SessionNotOnOrAfter="2030-01-15T20:00:00Z" SessionIndex'),
  },
  {
    title: 'two AuthnStatements',
    assertion: swap(
      '<saml:AttributeStatement>',
      '<saml:AuthnStatement AuthnInstant="2030-01-15T11:58:00Z"><saml:AuthnContext><saml:AuthnContextClassRef>urn:x</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>',
    ),
  },
  {
    title: 'SubjectLocality, declaration and AuthenticatingAuthority',
    assertion: (xml) =>
      swap(
        '</saml:AuthnContextClassRef>',
        '</saml:AuthnContextClassRef><saml:AuthnContextDeclRef>urn:d</saml:AuthnContextDeclRef><saml:AuthenticatingAuthority>urn:a</saml:AuthenticatingAuthority>',
      )(swap('<saml:AuthnContext>', '<saml:SubjectLocality Address="127.0.0.1"/><saml:AuthnContext>')(xml)),
  },
  { title: 'no AttributeStatement', assertion: swap(/<saml:AttributeStatement>.*<\/saml:AttributeStatement>/, '') },
  {
    title: 'fifty unknown attributes',
    assertion: attributes(
      Array.from(
        { length: 50 },
        (_, n) =>
          `<saml:Attribute Name="urn:unknown:${n}"><saml:AttributeValue>v</saml:AttributeValue></saml:Attribute>`,
      ).join(''),
    ),
  },
  {
    title: 'empty, nil and absent values, complex value',
    assertion: attributes(
      '<saml:Attribute Name="a"><saml:AttributeValue/></saml:Attribute><saml:Attribute Name="b"><saml:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></saml:Attribute><saml:Attribute Name="constructor"/><saml:Attribute Name="d"><saml:AttributeValue><saml:NameID>bob@example.com</saml:NameID></saml:AttributeValue></saml:Attribute>',
    ),
  },
  {
    title: 'an attribute SessionNotOnOrAfter',
    assertion: attributes(
      '<saml:Attribute Name="SessionNotOnOrAfter"><saml:AttributeValue>1</saml:AttributeValue></saml:Attribute>',
    ),
  },
  {
    title: 'attributes in a second statement',
    assertion: swap(
      '</saml:Assertion>',
      '<saml:AttributeStatement><saml:Attribute Name="z"><saml:AttributeValue>1</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion>',
    ),
  },
  {
    title: 'Advice and AuthzDecisionStatement',
    assertion: (xml) =>
      swap(
        '<saml:AuthnStatement',
        '<saml:Advice><x:y xmlns:x="urn:x">z</x:y></saml:Advice><saml:AuthzDecisionStatement Resource="urn:r" Decision="Permit"><saml:Action Namespace="urn:n">GET</saml:Action></saml:AuthzDecisionStatement><saml:AuthnStatement',
      )(xml),
  },
  {
    title: 'Extensions and Consent',
    response: (xml) =>
      swap(
        '<samlp:Status>',
        '<samlp:Extensions><x:y xmlns:x="urn:x" z="1">w</x:y></samlp:Extensions><samlp:Status>',
      )(swap('<samlp:Response ', '<samlp:Response Consent="urn:oasis:names:tc:SAML:2.0:consent:unspecified" ')(xml)),
  },
  {
    title: 'NameQualifier and our own SPNameQualifier',
    assertion: swap('<saml:NameID ', `<saml:NameID NameQualifier="urn:q" SPNameQualifier="${entityId}" `),
  },
];

describe('accepted, and as Alice', () => {
  test.each(variants)('$title', async ({ title: _title, context, ...recipe }) => {
    const consumed = await consumeResponse(form(compose(recipe)), circumstances(context));
    expect(consumed).toMatchObject({ accepted: true, identity: { nameId: 'alice@example.com' } });
  });

  test('base64 wrapped at 76 characters', async () => {
    const [value = ''] = form(compose()).samlResponse;
    const wrapped = { ...form(''), samlResponse: [value.replace(/(.{76})/g, '$1\r\n')] };
    expect(await consumeResponse(wrapped, circumstances())).toMatchObject({ accepted: true });
  });
});

describe('values arrive whole', () => {
  const read = async (recipe: Recipe) => {
    const consumed = await consumeResponse(form(compose(recipe)), circumstances());
    return consumed.accepted ? consumed.identity : consumed;
  };

  test('several values in order, markup, controls and all planes', async () => {
    const values = ['b', 'a', '<b>&"\'', 'a\tb\nc', '\u{1F600}日本', 'x'.repeat(256), ' padded '];
    const escaped = values.map(
      (one) =>
        `<saml:AttributeValue>${one.replace(/[&<>\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`)}</saml:AttributeValue>`,
    );
    const recipe = { assertion: attributes(`<saml:Attribute Name="groups">${escaped.join('')}</saml:Attribute>`) };
    expect(await read(recipe)).toMatchObject({ attributes: { groups: values, name: ['Alice Anderson'] } });
  });

  test('a NameID of 256 characters, with a comment, is not cut', async () => {
    const long = `${'a'.repeat(244)}@example.com`;
    const recipe = { assertion: swap('>alice@example.com<', `>${long}<`), wire: swap('aaaa@', 'aa<!-- x -->aa@') };
    expect(await read(recipe)).toMatchObject({ nameId: long });
  });

  test('of several session ends the nearest counts', async () => {
    const statement = (end: string) =>
      `<saml:AuthnStatement SessionNotOnOrAfter="${end}" AuthnInstant="2030-01-15T11:58:00Z"><saml:AuthnContext><saml:AuthnContextClassRef>urn:x</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`;
    const recipe = {
      assertion: swap(
        '<saml:AttributeStatement>',
        `${statement('2030-01-15T20:00:00Z')}${statement('2030-01-15T13:00:00Z')}<saml:AttributeStatement>`,
      ),
    };
    expect(await read(recipe)).toMatchObject({ sessionNotOnOrAfter: new Date('2030-01-15T13:00:00Z') });
  });
});
