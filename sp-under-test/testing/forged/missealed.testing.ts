import {
  alice,
  base64,
  type Family,
  keys,
  message,
  publicPem,
  type Recipe,
  stranger,
  swap,
  type Target,
} from './message.testing.ts';

const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const ds = 'http://www.w3.org/2000/09/xmldsig#';
const der = base64(keys.publicKey.export({ type: 'spki', format: 'der' }));
const sha1 = { hash: 'sha1', digestMethod: `${ds}sha1`, signatureMethod: `${ds}rsa-sha1` } as const;
const hmac = { signatureMethod: `${more}hmac-sha256` } as const;
const value = /<ds:SignatureValue>[^<]*<\/ds:SignatureValue>/;
const filler = (content: string) => `<ds:SignatureValue>${content}</ds:SignatureValue>`;
const reference = /<ds:Reference.*<\/ds:Reference>/;

/** Alice's name under a Signature that is worth nothing. */
const seals: Readonly<Record<string, Recipe>> = {
  'a stranger': { key: stranger.privateKey },
  'a stranger who shows his key': {
    key: stranger.privateKey,
    keyInfo: `<ds:KeyInfo><ds:KeyName>${stranger.publicKey.export({ type: 'spki', format: 'pem' })}</ds:KeyName></ds:KeyInfo>`,
  },
  'a stranger who shows the right key': {
    key: stranger.privateKey,
    keyInfo: `<ds:KeyInfo><ds:KeyName>${publicPem}</ds:KeyName></ds:KeyInfo>`,
  },
  'HMAC with the public key': { ...hmac, hmac: publicPem },
  'HMAC with the public key, trimmed': { ...hmac, hmac: publicPem.trim() },
  'HMAC with the public key, base64': { ...hmac, hmac: der },
  'HMAC with nothing': { ...hmac, hmac: '' },
  'HMAC-SHA1': { ...sha1, signatureMethod: `${ds}hmac-sha1`, hmac: publicPem },
  'RSA-SHA1': sha1,
  'SHA-1 digest only': { digestMethod: `${ds}sha1` },
  MD5: { hash: 'md5', digestMethod: `${more}md5`, signatureMethod: `${more}rsa-md5` },
  'no algorithm': { signatureMethod: '' },
  'an unknown algorithm': { signatureMethod: 'urn:none' },
  'EC for an RSA key': { signatureMethod: `${more}ecdsa-sha256` },
  'no SignatureValue': { signature: swap(value, '') },
  'an empty SignatureValue': { signature: swap(value, filler('')) },
  'SignatureValue of zeros': { signature: swap(value, filler(base64(Buffer.alloc(256)))) },
  'SignatureValue of one': {
    signature: swap(value, filler(base64(Buffer.concat([Buffer.alloc(255), Buffer.from([1])])))),
  },
  'SignatureValue cut short': { signature: swap(value, filler('AAAA')) },
  'an empty DigestValue': { signedInfo: swap(/<ds:DigestValue>[^<]*/, '<ds:DigestValue>') },
  'no Reference': { signedInfo: swap(reference, '') },
  'an empty URI': { uri: '' },
  'a URI to nowhere': { uri: '#_nowhere' },
  'an XPointer': { uri: "#xpointer(id('x'))" },
  'a URI elsewhere': { uri: 'http://localhost:1/signed.xml' },
  'a file': { uri: 'file:///etc/hostname' },
  'the Reference twice': { signedInfo: (info) => info.replace(reference, (one) => one + one) },
  'not enveloped': { transforms: ['http://www.w3.org/2001/10/xml-exc-c14n#'] },
  'an XPath transform': { transforms: [`${ds}enveloped-signature`, 'http://www.w3.org/TR/1999/REC-xpath-19991116'] },
  'an XSLT transform': { transforms: [`${ds}enveloped-signature`, 'http://www.w3.org/TR/1999/REC-xslt-19991116'] },
  'thirty transforms': {
    transforms: [`${ds}enveloped-signature`, ...Array(30).fill('http://www.w3.org/2001/10/xml-exc-c14n#')],
  },
  'base64 transform': { transforms: [`${ds}base64`] },
  'another canonicalisation': { canonicalization: 'urn:other' },
  'two SignedInfo': { signature: (one) => one.replace(/<ds:SignedInfo>.*<\/ds:SignedInfo>/, (info) => info + info) },
};

export const missealed: Family = [
  ...(['assertion', 'response'] as const).flatMap((mode) =>
    Object.entries(seals).map(
      ([name, seal]) =>
        [`${name} (${mode})`, (target: Target) => message(target, { nameId: alice, mode, ...seal })] as const,
    ),
  ),
  ['nothing signed', (target: Target) => message(target, { nameId: alice, signature: () => '' })],
];
