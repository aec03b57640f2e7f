import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { schemasInstalled } from '../document/schema.ts';
import {
  acs,
  evidenceOf,
  type Given,
  goodAcs,
  metadataXml,
  signed,
  signingKey,
  strangeKey,
} from '../testing/evidence.ts';
import { acsUrl, entityId, posted, redirected, requestXml } from '../testing/outgoing.ts';
import { authnRequestRules } from './index.ts';

const issuer = `<saml:Issuer>${entityId}</saml:Issuer>`;
const policy = (attributes: string) => [issuer, `<samlp:NameIDPolicy ${attributes}/>`];
const ask = (...children: string[]): Given => ({ sent: [redirected(requestXml({}, [issuer, ...children]))] });
const say = (attributes: Record<string, string | undefined>): Given => ({ sent: [redirected(requestXml(attributes))] });
const times = (count: number, make: (index: number) => Record<string, string | undefined>): Given => ({
  sent: Array.from({ length: count }, (_, index) => redirected(requestXml(make(index)))),
});
const index = {
  AssertionConsumerServiceURL: undefined,
  ProtocolBinding: undefined,
  AssertionConsumerServiceIndex: '0',
};
const signedQuery = (relayState?: string): Given => ({
  sent: [redirected(requestXml(), { key: signingKey, ...(relayState === undefined ? {} : { relayState }) })],
});
const transient = 'Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient"';
const redirectAcs = metadataXml({ acs: acs(goodAcs.replace('HTTP-POST', 'HTTP-Artifact')) });
const promising = metadataXml({
  roleAttributes: 'AuthnRequestsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"',
});
const attributeService =
  '<md:AttributeConsumingService index="3"><md:ServiceName xml:lang="en">x</md:ServiceName><md:RequestedAttribute Name="mail"/></md:AttributeConsumingService>';
const inForm = (name: string): Given => ({ sent: [posted(signed(name))] });
const context =
  '<samlp:RequestedAuthnContext><saml:AuthnContextClassRef>urn:x</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>';
const subject = (inside: string) => `<saml:Subject><saml:NameID>alice</saml:NameID>${inside}</saml:Subject>`;
const packed = (pack: (xml: string) => Buffer): Given => ({
  sent: [redirected(undefined, { value: pack(requestXml()).toString('base64') })],
});

/** For each rule what keeps it, and what breaks it with what must be said and what must be marked. */
const table: Record<string, { good: Given[]; bad: [given: Given, said: RegExp, marked: RegExp][] }> = {
  'binding-redirect': { good: [{}], bad: [[{ sent: [posted(requestXml())] }, /by HTTP-POST/, /^<form method="post"/]] },
  'deflate-raw': {
    good: [{}],
    bad: [
      [packed(deflateSync), /zlib header/, /./],
      [packed(gzipSync), /gzip header/, /./],
      [packed(Buffer.from), /not compressed/, /./],
      [{ sent: [redirected(undefined, { value: 'AAAA' })] }, /cannot be inflated/, /^AAAA$/],
    ],
  },
  'base64-valid': {
    good: [{}, { sent: [posted(requestXml())] }, { sent: [posted('', { value: 'PGEv\r\nPg==' })] }],
    bad: [
      [{ sent: [redirected(undefined, { raw: 'fZ+a' })] }, /plus sign/, /^fZ\+a$/],
      [{ sent: [redirected(undefined, { value: 'fZ-a' })] }, /base64url/, /^fZ-a$/],
      [{ sent: [redirected(undefined, { value: 'fZa' })] }, /padding/, /^fZa$/],
      [{ sent: [redirected(undefined, { value: 'fZab\nfZab' })] }, /White space/, /^fZab%0AfZab$/],
    ],
  },
  'redirect-no-xmlsig': {
    good: [{}],
    bad: [[{ sent: [redirected(signed('authn-request.xml'))] }, /inside a message/, /^ds:Signature/]],
  },
  'post-form': {
    good: [{ sent: [posted(requestXml(), { fields: [['RelayState', 'x']] })] }],
    bad: [
      [{ sent: [posted(requestXml(), { fields: [['SAMLRequest', 'x']] })] }, /more than one SAMLRequest/, /./],
      [
        {
          sent: [
            posted(requestXml(), {
              fields: [
                ['RelayState', 'x'],
                ['RelayState', 'y'],
              ],
            }),
          ],
        },
        /more than one RelayState/,
        /./,
      ],
      [{ sent: [posted('', { value: deflateSync(requestXml()).toString('base64') })] }, /compressed/, /^eJ/],
    ],
  },
  'no-cache': {
    good: [{}, { sent: [redirected(undefined, { headers: { 'cache-control': 'No-Store' } })] }],
    bad: [
      [{ sent: [redirected(undefined, { headers: {} })] }, /no Cache-Control/, /^302 /],
      [
        { sent: [redirected(undefined, { headers: { 'cache-control': 'no-cache' } })] },
        /not say no-store/,
        /^cache-control: no-cache$/,
      ],
    ],
  },
  'top-level-navigation': {
    good: [{}, { sent: [posted(requestXml(), { target: '_top' })] }],
    bad: [[{ sent: [posted(requestXml(), { target: 'login-frame' })] }, /"login-frame"/, /^login-frame$/]],
  },
  'https-destination': {
    good: [{}],
    bad: [[{ sent: [redirected(undefined, { to: 'http://idp.example/sso' })] }, /plain http/, /^http:\/\/$/]],
  },
  'schema-valid': {
    good: [{}, { sent: [posted(signed('authn-request.xml'))] }],
    bad: [
      [{ sent: [redirected('<samlp:AuthnRequest')] }, /Not well-formed/, /./],
      [say({ IssueInstant: 'today' }), /IssueInstant/, /^samlp:AuthnRequest/],
      [{ sent: [redirected(requestXml({}, [...policy('AllowCreate="true"').reverse()]))] }, /Issuer/, /^saml:Issuer/],
    ],
  },
  version: {
    good: [{}],
    bad: [
      [say({ Version: '1.1' }), /"1.1"/, /^Version="1.1"$/],
      [say({ Version: undefined }), /missing/, /^samlp:/],
    ],
  },
  'id-ncname': {
    good: [{}, say({ ID: 'id-1.ü' })],
    bad: [
      [say({ ID: '1ab' }), /no xs:ID/, /^ID="1ab"$/],
      [say({ ID: 'a:b' }), /no xs:ID/, /^ID=/],
      [say({ ID: undefined }), /missing/, /^samlp:/],
    ],
  },
  'id-unique': {
    good: [times(6, () => ({}))],
    bad: [[times(6, (count) => (count > 3 ? { ID: '_same' } : {})), /"_same" was given before/, /^ID="_same"$/]],
  },
  'id-entropy': {
    good: [
      times(6, () => ({})),
      // A UUID with its fixed version digit, and a prefix that all have in common.
      times(6, (count) => ({
        ID: `ONELOGIN_${['3f1e9a52-7c1d-4a7b-9d0e-5b8c2f6a1e30', 'a08b6c11-0f52-4c9e-8b3a-d92e7f40c6b5', '7d5e2f90-b3a4-4d18-a6c7-1e0f9b8a7c62', 'c4b3a291-8e7f-4061-9f2d-3c5b7a9e1d08', '19f8e7d6-c5b4-4a39-8281-70f6e5d4c3b2', 'e2d1c0bf-ae9d-4c8b-b7a6-95f4e3d2c1b0'][count]}`,
      })),
    ],
    bad: [
      [times(6, (count) => ({ ID: `_request-${1000 + count}` })), /count upwards/, /^ID=/],
      [
        times(6, (count) => ({ ID: `_${['k3x9', 'p0aa', '7zq1', 'mm4e', 'w8c2', 'd5r6'][count]}` })),
        /bits; 128 are due/,
        /^ID=/,
      ],
    ],
  },
  'issue-instant': {
    good: [{}, say({ IssueInstant: '2030-01-15T12:00:00.123456Z' }), say({ IssueInstant: '2030-01-15T12:04:59' })],
    bad: [
      [say({ IssueInstant: '2030-01-15T13:00:00+01:00' }), /not in UTC/, /^IssueInstant=/],
      [say({ IssueInstant: '2030-01-15T11:50:00Z' }), /610 seconds behind/, /^IssueInstant=/],
      [say({ IssueInstant: '2030-01-15T12:10:10Z' }), /600 seconds ahead/, /^IssueInstant=/],
      [say({ IssueInstant: '2030-01-15T12:00:60Z' }), /leap second/, /^IssueInstant=/],
      [say({ IssueInstant: '1894536000' }), /no xs:dateTime/, /^IssueInstant=/],
      [say({ IssueInstant: undefined }), /missing/, /^samlp:/],
    ],
  },
  destination: {
    good: [
      {},
      {
        sent: [
          redirected(requestXml({ Destination: 'https://idp.example/sso?tenant=1' }), {
            to: 'https://idp.example/sso?tenant=1',
          }),
        ],
        ssoUrl: 'https://idp.example/sso?tenant=1',
      },
    ],
    bad: [
      [say({ Destination: 'https://idp.example/SSO' }), /sent to https:\/\/idp.example\/sso/, /^Destination=/],
      [
        { sent: [redirected(requestXml({ Destination: undefined }), { key: signingKey })] },
        /signed and names no Destination/,
        /^samlp:/,
      ],
    ],
  },
  issuer: {
    good: [{}],
    bad: [
      [{ sent: [redirected(requestXml({}, []))] }, /missing/, /^samlp:/],
      [
        { sent: [redirected(requestXml({}, [`<saml:Issuer> ${entityId}</saml:Issuer>`]))] },
        /Issuer is " https/,
        /^saml:Issuer/,
      ],
      [
        { sent: [redirected(requestXml({}, [`<saml:Issuer Format="urn:x">${entityId}</saml:Issuer>`]))] },
        /Format "urn:x"/,
        /^Format=/,
      ],
    ],
  },
  'string-length': {
    good: [{}, say({ Destination: `https://idp.example/${'x'.repeat(300)}` })],
    bad: [
      [say({ ProviderName: 'x'.repeat(257) }), /ProviderName has 257/, /^ProviderName=/],
      [
        ask(`<saml:Subject><saml:NameID>${'x'.repeat(257)}</saml:NameID></saml:Subject>`),
        /NameID has 257/,
        /^saml:NameID/,
      ],
    ],
  },
  'no-dtd': {
    good: [{}, { sent: [redirected(`<!-- <!DOCTYPE x> -->${requestXml()}`)] }],
    bad: [[{ sent: [redirected(`<!DOCTYPE samlp:AuthnRequest>${requestXml()}`)] }, /DOCTYPE/, /^<!DOCTYPE/]],
  },
  'extensions-namespaced': {
    good: [ask('<samlp:Extensions><x:y xmlns:x="urn:x"/></samlp:Extensions>')],
    bad: [
      [ask('<samlp:Extensions><y/></samlp:Extensions>'), /without a namespace/, /^y\/$/],
      [ask('<samlp:Extensions><saml:Attribute Name="x"/></samlp:Extensions>'), /SAML's own/, /^saml:Attribute/],
    ],
  },
  'consent-signed': {
    good: [
      {
        sent: [
          redirected(requestXml({ Consent: 'urn:oasis:names:tc:SAML:2.0:consent:obtained' }), { key: signingKey }),
        ],
      },
    ],
    bad: [[say({ Consent: 'urn:oasis:names:tc:SAML:2.0:consent:obtained' }), /not signed/, /^Consent=/]],
  },
  'acs-url-exact': {
    good: [{}],
    bad: [
      [
        say({ AssertionConsumerServiceURL: `${acsUrl}/` }),
        /Location "https:\/\/sp.example\/acs\/"/,
        /^AssertionConsumerServiceURL=/,
      ],
    ],
  },
  'acs-index-valid': {
    good: [say(index)],
    bad: [[say({ ...index, AssertionConsumerServiceIndex: '7' }), /index 7/, /="7"$/]],
  },
  'acs-index-absent': { good: [{}], bad: [[say(index), /by index/, /^AssertionConsumerServiceIndex=/]] },
  'acs-exclusive': {
    good: [{}, say(index)],
    bad: [
      [
        say({ AssertionConsumerServiceIndex: '0' }),
        /beside AssertionConsumerServiceURL and ProtocolBinding/,
        /^AssertionConsumerServiceIndex=/,
      ],
    ],
  },
  'protocol-binding': {
    good: [{}],
    bad: [
      [{ metadata: redirectAcs }, /no Binding "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"/, /^ProtocolBinding=/],
    ],
  },
  'name-id-policy-sdp': {
    good: [{}, ask()],
    bad: [
      [ask('<samlp:NameIDPolicy Format="urn:x"/>'), /Format "urn:x"/, /^Format=/],
      [ask('<samlp:NameIDPolicy/>'), /AllowCreate="true"/, /^samlp:NameIDPolicy/],
    ],
  },
  'allow-create-transient': {
    good: [{}, ask(`<samlp:NameIDPolicy ${transient}/>`)],
    bad: [[ask(`<samlp:NameIDPolicy ${transient} AllowCreate="false"/>`), /beside the transient/, /^AllowCreate=/]],
  },
  'name-id-format-valid': {
    good: [
      ask('<samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"/>'),
      ask('<samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"/>'),
      { ...ask('<samlp:NameIDPolicy Format="urn:x"/>'), metadata: metadataXml({ formats: '' }) },
    ],
    bad: [
      [ask('<samlp:NameIDPolicy Format="email"/>'), /no URI/, /^Format="email"$/],
      [ask(`<samlp:NameIDPolicy ${transient}/>`), /metadata takes/, /^Format=/],
    ],
  },
  'rac-only-when-needed': {
    good: [{}],
    bad: [[ask(context), /RequestedAuthnContext/, /^samlp:RequestedAuthnContext/]],
  },
  'subject-no-confirmation': {
    good: [{}, ask(subject(''))],
    bad: [
      [ask(subject('<saml:SubjectConfirmation Method="urn:x"/>')), /SubjectConfirmation/, /^saml:SubjectConfirmation/],
    ],
  },
  'attribute-consuming-index': {
    good: [
      {
        ...say({ AttributeConsumingServiceIndex: '3' }),
        metadata: metadataXml({ attributeServices: attributeService }),
      },
    ],
    bad: [[say({ AttributeConsumingServiceIndex: '3' }), /index 3/, /="3"$/]],
  },
  'redirect-sig-verifies': {
    good: [signedQuery(), signedQuery('a b&c')],
    bad: [
      [{ sent: [redirected(undefined, { key: strangeKey })] }, /does not verify/, /^Signature=/],
      [
        { sent: [redirected(undefined, { key: signingKey, signed: decodeURIComponent })] },
        /decoded values/,
        /^Signature=/,
      ],
      [
        {
          sent: [
            redirected(undefined, {
              key: signingKey,
              relayState: 'x',
              signed: (octets) => octets.replace(/&RelayState=[^&]*/, ''),
            }),
          ],
        },
        /without RelayState/,
        /^Signature=/,
      ],
    ],
  },
  'redirect-sig-no-relaystate': {
    good: [signedQuery()],
    bad: [
      [
        {
          sent: [
            redirected(undefined, {
              key: signingKey,
              signed: (octets) => octets.replace('&SigAlg', '&RelayState=&SigAlg'),
            }),
          ],
        },
        /an empty RelayState/,
        /^Signature=/,
      ],
    ],
  },
  'post-sig-verifies': {
    good: [inForm('authn-request.xml'), inForm('authn-request-old-algorithms.xml')],
    bad: [
      [
        { sent: [posted(signed('authn-request.xml').replace('sp.example/acs', 'sp.example/else'))] },
        /digest is not/,
        /^ds:Signature/,
      ],
      [
        { sent: [posted(signed('authn-request.xml').replace(/(<ds:SignatureValue>\s*.)./, '$1_'))] },
        /does not verify/,
        /^ds:Signature/,
      ],
    ],
  },
  'xmlsig-profile': {
    good: [inForm('authn-request.xml')],
    bad: [
      [
        { sent: [posted(signed('authn-request.xml').replace(/URI="#[^"]*"/, 'URI="#other"'))] },
        /names "#other"/,
        /^ds:Signature/,
      ],
      [
        { sent: [posted(signed('authn-request.xml').replace(/<ds:Transform [^>]*enveloped[^>]*>/, ''))] },
        /enveloped-signature/,
        /^ds:Signature/,
      ],
      [
        { sent: [posted(signed('authn-request.xml').replace(/<ds:Reference[\s\S]*<\/ds:Reference>/, '$&$&'))] },
        /2 References/,
        /^ds:Signature/,
      ],
    ],
  },
  'xmlsig-transforms': {
    good: [inForm('authn-request.xml')],
    bad: [
      [inForm('authn-request-old-algorithms.xml'), /canonicalized by/, /^Algorithm=/],
      [
        { sent: [posted(signed('authn-request.xml').replace('</ds:KeyInfo>', '</ds:KeyInfo><ds:Object/>'))] },
        /ds:Object/,
        /^ds:Signature/,
      ],
    ],
  },
  'signed-when-advertised': {
    good: [{ ...signedQuery(), metadata: promising }],
    bad: [[{ metadata: promising }, /this request is not/, /./]],
  },
  'sig-alg': {
    good: [signedQuery(), inForm('authn-request.xml')],
    bad: [
      [inForm('authn-request-old-algorithms.xml'), /rsa-sha1/, /^Algorithm=/],
      [
        { sent: [redirected(undefined, { key: signingKey, sigAlg: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' })] },
        /rsa-sha1/,
        /rsa-sha1$/,
      ],
    ],
  },
  'digest-alg': {
    good: [inForm('authn-request.xml')],
    bad: [[inForm('authn-request-old-algorithms.xml'), /xmldsig#sha1/, /^Algorithm=/]],
  },
  'relaystate-length': {
    good: [{ sent: [redirected(undefined, { relayState: 'x'.repeat(80) })] }],
    bad: [[{ sent: [redirected(undefined, { relayState: 'ü'.repeat(41) })] }, /82 bytes/, /^%C3%BC/]],
  },
  'relaystate-opaque': {
    good: [
      { sent: [redirected(undefined, { relayState: 'TEST/workato-go' })] },
      { sent: [redirected(undefined, { relayState: '9f2c_QmVj' })] },
    ],
    bad: [
      [{ sent: [redirected(undefined, { relayState: 'https://sp.example/secret' })] }, /a URL/, /^https%3A/],
      [
        { sent: [redirected(undefined, { relayState: Buffer.from('https://sp.example/x').toString('base64') })] },
        /a URL/,
        /^aHR0/,
      ],
      [{ sent: [redirected(undefined, { relayState: 'for alice@example.com' })] }, /e-mail address/, /^for%20alice/],
    ],
  },
};

const needsSchemas = ['schema-valid'];

describe.each(Object.entries(table))('%s', (name, { bad, good }) => {
  const rule = authnRequestRules.get(name);
  const runs = schemasInstalled || !needsSchemas.includes(name);

  it.runIf(runs).each(good.map((given, place) => [place, given] as const))('is kept (%i)', async (_, given) => {
    expect(rule?.(await evidenceOf(given))).toMatchObject({ kind: 'holds' });
  });

  it.runIf(runs).each(bad)('is broken (%#), and shows where', async (given, said, marked) => {
    const result = rule?.(await evidenceOf(given));
    if (result?.kind !== 'broken') throw new Error(`not broken: ${JSON.stringify(result)}`);
    expect(result.seen).toMatch(said);
    const [span] = result.shown.spans;
    expect(result.shown.text.slice(span?.start, span?.end)).toMatch(marked);
  });
});

it('leaves no rule without a good and a bad request', () => {
  expect(Object.keys(table).sort()).toEqual([...authnRequestRules.keys()].sort());
  for (const { bad, good } of Object.values(table)) expect(Math.min(bad.length, good.length)).toBeGreaterThan(0);
});

it('finds nothing wrong with a plain request', async () => {
  const evidence = await evidenceOf();
  const broken = [...authnRequestRules].filter(([, rule]) => rule(evidence).kind === 'broken');
  expect(broken.map(([name]) => name)).toEqual([]);
});
