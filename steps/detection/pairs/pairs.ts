import type { Pair } from './pair.ts';

const version = (name: string, number: string, ...beside: readonly string[]) => ({
  packages: [`${name}@${number}`, ...beside],
});

/** xml-crypto leaves parsing and looking up to whoever uses it. */
const xmlCrypto = (number: string) => version('xml-crypto', number, '@xmldom/xmldom@0.8.10', 'xpath@0.0.34');

/** node-forge verifies one signature in RSA; the rest of it xml-crypto does. */
const nodeForge = (number: string) =>
  version('node-forge', number, 'xml-crypto@2.1.6', '@xmldom/xmldom@0.8.10', 'xpath@0.0.34');

const pinned = (name: string, number: string, dependency: string, at: string) => ({
  ...version(name, number),
  pinned: { [dependency]: at },
});

/** Published weaknesses that a version has and a later one has not. */
export const pairs: readonly Pair[] = [
  {
    library: 'saml2-js',
    weak: version('saml2-js', '1.12.3'),
    mended: version('saml2-js', '1.12.4'),
    cases: ['xs-nameid-comment/A', 'xs-nameid-cdata/A', 'xs-nameid-pi-partly-hidden/A', 'at-comment-split'],
  },
  {
    library: 'saml2-js',
    weak: version('saml2-js', '1.12.4'),
    mended: version('saml2-js', '2.0.2'),
    cases: ['au-wrong', 'co-notbefore-future', 'co-notonorafter-past'],
  },
  {
    library: 'saml2-js',
    weak: version('saml2-js', '2.0.3'),
    mended: version('saml2-js', '2.0.5'),
    encryption: true,
    // The weak one looks for Conditions in the message as it came, where an encrypted Assertion shows none.
    cases: ['en-inside-expired', 'en-inside-audience'],
  },
  {
    library: 'saml2-js',
    weak: version('saml2-js', '2.1.0'),
    mended: version('saml2-js', '3.0.1'),
    cases: ['al-hmac-sha1/A', 'al-hmac-sha1/R', 'sg-digest-comment/A', 'sg-digest-comment/R'],
  },
  {
    library: 'saml2-js',
    weak: pinned('saml2-js', '4.0.2', 'xml-crypto', '3.2.0'),
    mended: version('saml2-js', '4.0.3'),
    cases: ['sg-digest-comment/A', 'sg-digest-comment/R'],
  },
  {
    library: 'passport-saml',
    weak: version('passport-saml', '0.31.0'),
    mended: version('passport-saml', '0.32.1'),
    cases: ['au-wrong', 'au-restriction-missing', 'au-conjunction-reject', 'co-missing'],
  },
  {
    library: 'passport-saml',
    weak: version('passport-saml', '2.2.0'),
    mended: version('passport-saml', '3.0.0'),
    cases: ['co-window-format', 'co-notbefore-format'],
  },
  {
    library: 'passport-saml',
    weak: version('passport-saml', '3.0.0'),
    mended: version('passport-saml', '3.1.0'),
    // Canonicalisation twenty times over (`xm-many-transforms`) is refused by both: their xml-crypto makes nothing of text
    // that is canonical already. Twenty enveloped transforms are the same weakness, and within reach.
    cases: ['at-collision-nameid', 'xm-many-enveloped-transforms'],
  },
  {
    library: 'passport-saml',
    weak: pinned('passport-saml', '3.2.1', '@xmldom/xmldom', '0.7.5'),
    mended: pinned('passport-saml', '3.2.2', '@xmldom/xmldom', '0.7.5'),
    cases: ['xs-two-roots-assertion/A'],
  },
  {
    library: 'node-saml',
    weak: pinned('@node-saml/node-saml', '4.0.0-beta.3', '@xmldom/xmldom', '0.8.2'),
    mended: pinned('@node-saml/node-saml', '4.0.0', '@xmldom/xmldom', '0.8.2'),
    cases: ['xs-two-roots-assertion/A'],
  },
  {
    library: 'node-saml',
    weak: version('@node-saml/node-saml', '4.0.4'),
    mended: version('@node-saml/node-saml', '4.0.5'),
    logout: true,
    cases: ['lo-idp-expired-post'],
  },
  {
    library: 'node-saml',
    weak: pinned('@node-saml/node-saml', '5.0.0', 'xml-crypto', '6.0.0'),
    mended: pinned('@node-saml/node-saml', '5.0.1', 'xml-crypto', '6.0.1'),
    cases: ['sg-digest-comment/A', 'sg-digest-comment/R'],
  },
  {
    library: 'node-saml',
    weak: version('@node-saml/node-saml', '5.0.1'),
    mended: version('@node-saml/node-saml', '5.1.0'),
    cases: ['xs-nameid-pi-hidden/A', 'xs-nameid-pi-hidden/R', 'at-pi-hidden'],
  },
  {
    library: 'samlify',
    weak: version('samlify', '2.4.2'),
    mended: version('samlify', '2.7.1'),
    // The weak one believes whichever certificate comes with the message, as long as the IdP has one only.
    cases: ['sg-untrusted-keyinfo/A', 'sg-untrusted-keyinfo/R', 'sg-cloned-cert/A', 'sg-cloned-cert/R'],
  },
  {
    library: 'samlify',
    weak: version('samlify', '2.9.1'),
    mended: version('samlify', '2.10.0'),
    // Where the Assertion is signed, the weak one, too, compares the Reference with the Assertion.
    cases: [
      'xs-2/R',
      'sg-ref-other-element/R',
      'sg-ref-conditions/R',
      'xs-nameid-comment/A',
      'xs-nameid-comment/R',
      'xs-nameid-cdata/A',
      'xs-nameid-cdata/R',
      'xs-nameid-pi-partly-hidden/A',
      'xs-nameid-pi-partly-hidden/R',
      'xs-nameid-pi-hidden/A',
      'xs-nameid-pi-hidden/R',
    ],
  },
  {
    library: 'saml20',
    weak: version('saml20', '0.1.14'),
    mended: version('@boxyhq/saml20', '0.2.0'),
    // The weak one looks for a Signature at two depths only. Where the wrapped part keeps its own further down (`xs-4`,
    // `xs-scdata`) it refuses for want of one, so the shapes with the Signature outside stand for these.
    cases: [
      'sg-ref-other-element/A',
      'sg-ref-other-element/R',
      'sg-foreign-in-object',
      'sg-signed-elsewhere',
      'al-hmac-sha1/A',
      'al-hmac-sha1/R',
      'xs-2/R',
      'xs-3/R',
      'xs-4-signature-outside/A',
      'xs-scdata-signature-outside/A',
      'xs-6/A',
      'xs-8/A',
      'xs-two-roots-first/A',
      'xs-two-roots-first/R',
    ],
  },
  {
    library: 'saml20',
    weak: version('@boxyhq/saml20', '1.0.2'),
    mended: version('@boxyhq/saml20', '1.2.4'),
    // The mended one refuses a second root, too. No case can fail the other for it: it reads the first root, and only
    // where that is the genuine one, so that nobody else is ever signed in (`xs-two-roots-last` warns).
    cases: ['st-requester-with-assertion', 'st-second-level-at-top'],
  },
  {
    library: 'saml20',
    weak: version('@boxyhq/saml20', '1.10.0'),
    mended: version('@boxyhq/saml20', '1.11.0'),
    cases: ['xs-nameid-pi-hidden/A', 'xs-nameid-pi-hidden/R', 'at-pi-hidden'],
  },
  {
    library: 'xml-crypto',
    weak: xmlCrypto('1.5.6'),
    mended: xmlCrypto('2.0.0'),
    cases: ['al-hmac-sha1/A', 'al-hmac-sha1/R'],
  },
  {
    library: 'xml-crypto',
    weak: xmlCrypto('5.1.1'),
    mended: xmlCrypto('6.0.0'),
    cases: ['sg-untrusted-keyinfo/A', 'sg-untrusted-keyinfo/R'],
  },
  ...(
    [
      ['2.1.5', '2.1.6'],
      ['3.2.0', '3.2.1'],
      ['6.0.0', '6.0.1'],
    ] as const
  ).map(([weak, mended]) => ({
    library: 'xml-crypto',
    weak: xmlCrypto(weak),
    mended: xmlCrypto(mended),
    // `sg-signedinfo-twice` is refused by each: References are taken from both SignedInfo, and the genuine one does not fit
    // the forgery. With both signed (`/AR`) the wrapped Assertion brings a third, which fits nothing where it stands.
    cases: ['sg-digest-comment/A', 'sg-digest-comment/R', 'sg-signedinfo-foreign/A', 'sg-signedinfo-foreign/R'],
  })),
  {
    library: 'node-forge',
    weak: nodeForge('1.2.1'),
    mended: nodeForge('1.3.0'),
    refresh: true,
    cases: ['al-small-exponent'],
  },
  {
    library: 'node-forge',
    weak: nodeForge('1.3.3'),
    mended: nodeForge('1.4.0'),
    refresh: true,
    cases: ['al-small-exponent-within'],
  },
];
