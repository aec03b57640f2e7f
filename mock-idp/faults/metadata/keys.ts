import type { EntityPlan, MetadataFaultContext, MetadataPlan, NextKey } from '../../saml/index.ts';
import { element, insertAfter, XML_DSIG, type XmlElement } from '../../saml/xml/index.ts';
import { type MetadataEntry, withKeyDescriptor } from './entry.ts';

const ROLLOVER = 'SAMLMeta §2.4.1.1; IIP-MD07';
const CURVES = 'IIP-ALG03; RFC 6931 §2.3.6';
const CERTIFICATES = 'IIP-MD12; SAMLMeta §2.4.1.1';

/** A fault of the keys, given what metadata says of the entity and the certificate around the next key. */
function keys(
  name: string,
  summary: string,
  clause: string,
  list: (entity: EntityPlan, nextCertificate: string) => EntityPlan,
  { effect = 'benign', which = 'plain' }: { effect?: 'benign' | 'negative'; which?: NextKey } = {},
): MetadataEntry {
  const apply = async (plan: MetadataPlan, { nextKey }: MetadataFaultContext): Promise<MetadataPlan> => ({
    ...plan,
    entity: list(plan.entity, (await nextKey(which)).certificate),
  });
  return { name, effect, summary, clause, point: 'metadata-plan', apply };
}

const beside = (entity: EntityPlan, certificate: string): EntityPlan => ({
  ...entity,
  certificates: [...entity.certificates, certificate],
});

/** RSAKeyValue of the next key, in a KeyDescriptor of its own. */
async function keyValue({ nextKey }: MetadataFaultContext): Promise<XmlElement> {
  const { n = '', e = '' } = (await nextKey('plain')).privateKey.export({ format: 'jwk' });
  const base64 = (url: string) => Buffer.from(url, 'base64url').toString('base64');
  const part = (name: string, value: string) => element(name, { children: [base64(value)] });
  return element('md:KeyDescriptor', {
    attributes: { use: 'signing' },
    children: [
      element('ds:KeyInfo', {
        namespaces: { ds: XML_DSIG },
        children: [
          element('ds:KeyValue', {
            children: [element('ds:RSAKeyValue', { children: [part('ds:Modulus', n), part('ds:Exponent', e)] })],
          }),
        ],
      }),
    ],
  });
}

/** What the same entity is as a service provider, with the next key. */
async function asSp({ nextKey }: MetadataFaultContext): Promise<XmlElement> {
  const { certificate } = await nextKey('plain');
  const data = element('ds:X509Data', { children: [element('ds:X509Certificate', { children: [certificate] })] });
  const info = element('ds:KeyInfo', { namespaces: { ds: XML_DSIG }, children: [data] });
  const acs = {
    Binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
    Location: 'https://idp.example/acs',
    index: '0',
  };
  return element('md:SPSSODescriptor', {
    attributes: { protocolSupportEnumeration: 'urn:oasis:names:tc:SAML:2.0:protocol' },
    children: [
      element('md:KeyDescriptor', { attributes: { use: 'signing' }, children: [info] }),
      element('md:AssertionConsumerService', { attributes: acs }),
    ],
  });
}

/** Which keys are published, for what, and under which certificate. */
export const keyFaults: readonly MetadataEntry[] = [
  keys('metadata-two-keys', 'The next signing key stands beside the current one.', ROLLOVER, beside),
  keys(
    'metadata-rotated',
    'Only the next signing key is named; the current one is gone.',
    ROLLOVER,
    (entity, certificate) => ({ ...entity, certificates: [certificate] }),
  ),
  keys(
    'metadata-key-without-use',
    'The next key is named without saying what for.',
    `${ROLLOVER}; IIP-MD11`,
    (entity, certificate) => ({ ...entity, otherKeys: [{ certificate }] }),
  ),
  keys(
    'metadata-only-key-without-use',
    'The current key is named without saying what for, and no other is.',
    `${ROLLOVER}; IIP-MD11; CWE-347`,
    ({ certificates, ...entity }) => ({
      ...entity,
      certificates: [],
      otherKeys: certificates.map((certificate) => ({ certificate })),
    }),
  ),
  keys(
    'metadata-keys-missing',
    'No key is named at all.',
    'SAMLMeta §2.4.1; CWE-347',
    (entity) => ({ ...entity, certificates: [] }),
    { effect: 'negative' },
  ),
  keys(
    'metadata-key-for-encryption',
    'The next key is named for encryption only.',
    'SAMLMeta §2.4.1.1; CWE-347',
    (entity, certificate) => ({ ...entity, otherKeys: [{ use: 'encryption', certificate }] }),
  ),
  keys('metadata-certificate-expired', 'The certificate around the next key has expired.', CERTIFICATES, beside, {
    which: 'expired',
  }),
  keys(
    'metadata-certificate-not-yet-valid',
    'The certificate around the next key is not valid yet.',
    CERTIFICATES,
    beside,
    { which: 'not-yet-valid' },
  ),
  keys(
    'metadata-certificate-sha1',
    'The certificate around the next key is itself signed with SHA-1.',
    CERTIFICATES,
    beside,
    { which: 'signed-with-sha1' },
  ),
  keys(
    'metadata-certificate-odd',
    'The certificate around the next key is one of a CA, not meant for signatures, with an unknown critical extension.',
    CERTIFICATES,
    beside,
    { which: 'odd-fields' },
  ),
  keys('metadata-key-p256', 'The next key is one of the curve P-256.', CURVES, beside, { which: 'P-256' }),
  keys('metadata-key-p384', 'The next key is one of the curve P-384.', CURVES, beside, { which: 'P-384' }),
  keys('metadata-key-p521', 'The next key is one of the curve P-521.', CURVES, beside, { which: 'P-521' }),
  keys('metadata-key-exponent-3', 'The next key is an RSA key with exponent 3.', 'CWE-347', beside, {
    effect: 'negative',
    which: 'RSA-exponent-3',
  }),
  keys('metadata-key-dsa', 'The next key is a DSA key of 1024 bits.', 'CWE-326; CWE-327', beside, {
    effect: 'negative',
    which: 'DSA',
  }),
  keys('metadata-key-rsa-1024', 'The next key is an RSA key of 1024 bits.', 'SDP-MD06; CWE-326', beside, {
    effect: 'negative',
    which: 'RSA-1024',
  }),
  {
    name: 'metadata-key-value',
    effect: 'benign',
    summary: 'The next key stands beside the current one as a bare RSAKeyValue, without a certificate.',
    clause: 'SAMLMeta §2.4.1.1; XMLDSig §4.5.2',
    point: 'metadata-tree',
    apply: async (root, context) => withKeyDescriptor(root, await keyValue(context)),
  },
  {
    name: 'metadata-key-of-sp-role',
    effect: 'negative',
    summary: 'The entity is a service provider, too, and the next key is one of that role.',
    clause: 'SAMLMeta §2.4.1; CWE-346',
    point: 'metadata-tree',
    apply: async (root, context) => insertAfter(root, 'IDPSSODescriptor', [await asSp(context)]),
  },
  {
    name: 'metadata-stale',
    effect: 'negative',
    summary: 'Only a key is named that signs nothing: the document is older than the last rollover.',
    clause: 'IIP-MD07',
    point: 'metadata-plan',
    apply: async (plan, { strangerKey }) => ({
      ...plan,
      entity: { ...plan.entity, certificates: [(await strangerKey()).certificate] },
    }),
  },
];
