import type { Pair } from './pair.ts';

const version = (name: string, number: string, ...beside: readonly string[]) => ({
  packages: [`${name}@${number}`, ...beside],
});

/** xml-crypto leaves parsing and looking up to whoever uses it. */
const xmlCrypto = (number: string) => version('xml-crypto', number, '@xmldom/xmldom@0.8.10', 'xpath@0.0.34');

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
    cases: ['xs-nameid-comment', 'xs-nameid-cdata', 'at-comment-split'],
  },
  {
    library: 'saml2-js',
    weak: version('saml2-js', '2.1.0'),
    mended: version('saml2-js', '3.0.1'),
    cases: ['al-hmac-sha1/A', 'al-hmac-sha1/R', 'sg-digest-comment/A', 'sg-digest-comment/R'],
  },
  {
    library: 'passport-saml',
    weak: version('passport-saml', '0.31.0'),
    mended: version('passport-saml', '0.32.1'),
    cases: ['au-wrong', 'au-restriction-missing', 'au-conjunction-reject', 'co-missing'],
  },
  {
    library: 'passport-saml',
    weak: version('passport-saml', '3.0.0'),
    mended: version('passport-saml', '3.1.0'),
    cases: ['at-collision-nameid'],
  },
  {
    library: 'passport-saml',
    weak: pinned('passport-saml', '3.2.1', '@xmldom/xmldom', '0.7.5'),
    mended: pinned('passport-saml', '3.2.2', '@xmldom/xmldom', '0.7.5'),
    cases: ['xs-two-roots-assertion/A'],
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
    cases: ['xs-nameid-pi-hidden', 'at-pi-hidden'],
  },
  {
    library: 'samlify',
    weak: version('samlify', '2.9.1'),
    mended: version('samlify', '2.10.0'),
    cases: ['xs-2/R', 'xs-nameid-comment', 'xs-nameid-cdata', 'xs-nameid-pi-hidden'],
  },
  {
    library: 'saml20',
    weak: version('saml20', '0.1.14'),
    mended: version('@boxyhq/saml20', '0.2.0'),
    cases: ['sg-ref-other-element/A', 'al-hmac-sha1/A'],
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
    cases: ['sg-digest-comment/A', 'sg-digest-comment/R'],
  })),
];
