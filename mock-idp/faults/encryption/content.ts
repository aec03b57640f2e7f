import type { FaultContext } from '../../saml/index.ts';
import {
  child,
  element,
  localName,
  SAML_PROTOCOL,
  text,
  textOf,
  withChildren,
  wrapAt76,
  writeElement,
  type XmlElement,
} from '../../saml/xml/index.ts';
import { at, type FaultEntry } from '../parts.ts';

const TAMPERED = 'XML Encryption 1.1 §5.2.4; CWE-353';
const CONTENT = 'SAMLCore §2.3.4';

/** Rewrites the octets of the content's CipherValue. */
function octets(encrypted: XmlElement, edit: (octets: Buffer) => Buffer): XmlElement {
  return at(encrypted, ['EncryptedData', 'CipherData', 'CipherValue'], (value) => {
    const edited = edit(Buffer.from(textOf(value), 'base64'));
    return withChildren(value, [text(wrapAt76(edited.toString('base64')))]);
  });
}

function flipAt(octet: number): (octets: Buffer) => Buffer {
  return (before) => {
    const after = Buffer.from(before);
    const index = octet < 0 ? after.length + octet : Math.min(octet, after.length - 1);
    after[index] = (after[index] ?? 0) ^ 1;
    return after;
  };
}

function tampered(name: string, summary: string, edit: (octets: Buffer) => Buffer): FaultEntry {
  return {
    name,
    effect: 'negative',
    summary,
    clause: TAMPERED,
    point: 'encrypted',
    apply: (encrypted) => octets(encrypted, edit),
  };
}

/** Something else in the place of the Assertion, encrypted as that would have been. */
function holding(
  name: string,
  summary: string,
  clause: string,
  content: (clear: XmlElement, encrypted: XmlElement, context: FaultContext) => XmlElement | string,
): FaultEntry {
  return {
    name,
    effect: 'negative',
    summary,
    clause,
    point: 'encrypted',
    apply: (encrypted, context) => {
      const clear = context.encryption?.inside(encrypted);
      if (clear === undefined || context.encryption === undefined) return encrypted;
      return context.encryption.encrypt('EncryptedAssertion', content(clear, encrypted, context));
    },
  };
}

function insideResponse(clear: XmlElement, context: FaultContext): XmlElement {
  return element('saml2p:Response', {
    namespaces: { saml2p: SAML_PROTOCOL },
    attributes: { ID: context.freshId(), IssueInstant: context.now.toISOString(), Version: '2.0' },
    children: [child(clear, 'Issuer'), clear],
  });
}

/** Puts the SAML vocabulary under a prefix that nothing around the Assertion declares. */
function renamed(node: XmlElement): XmlElement {
  const { saml2, ...others } = node.namespaces;
  return {
    ...node,
    name: node.name.startsWith('saml2:') ? `inner:${localName(node.name)}` : node.name,
    namespaces: saml2 === undefined ? others : { inner: saml2, ...others },
    children: node.children.map((item) => (item.kind === 'element' ? renamed(item) : item)),
  };
}

/** What the ciphertext holds, and whether it is still what was encrypted. */
export const encryptionContentFaults: readonly FaultEntry[] = [
  tampered('ciphertext-end-tampered', 'The last octet of the ciphertext is changed: with GCM, of its tag.', flipAt(-1)),
  tampered(
    'ciphertext-start-tampered',
    'The first octet of the ciphertext is changed: of the nonce or the vector.',
    flipAt(0),
  ),
  tampered('ciphertext-middle-tampered', 'An octet in the middle of the ciphertext is changed.', flipAt(200)),
  tampered('ciphertext-too-short', 'The ciphertext is shorter than a GCM nonce and tag.', (whole) =>
    whole.subarray(0, 20),
  ),
  {
    name: 'encrypted-for-stranger',
    effect: 'negative',
    summary: 'The content key is wrapped for a key that the SP does not hold.',
    clause: 'IIP-SP08',
    point: 'encrypted',
    apply: async (encrypted, context) => {
      const clear = context.encryption?.inside(encrypted);
      if (clear === undefined || context.encryption === undefined) return encrypted;
      const { certificate } = await context.key('stranger');
      return context.encryption.encrypt('EncryptedAssertion', clear, { certificates: [certificate] });
    },
  },
  holding('encrypted-response', 'The ciphertext holds a Response around the Assertion.', CONTENT, (clear, _, context) =>
    insideResponse(clear, context),
  ),
  holding('encrypted-text', 'The ciphertext holds a sentence instead of an element.', CONTENT, () => 'assay was here'),
  holding(
    'encrypted-doctype',
    'The ciphertext holds a DOCTYPE with an entity before the Assertion.',
    'CWE-611; IIP-G03',
    (clear) => `<!DOCTYPE ${clear.name} [<!ENTITY assay "assay">]>${writeElement(clear)}`,
  ),
  holding(
    'encrypted-twice',
    'The ciphertext holds another EncryptedAssertion.',
    CONTENT,
    (_clear, encrypted) => encrypted,
  ),
  {
    name: 'encrypted-with-own-prefix',
    effect: 'benign',
    summary: 'The encrypted Assertion uses a prefix that only it declares.',
    clause: 'XML Encryption 1.1 §4.4; Namespaces in XML §6.1',
    point: 'assertion-tree',
    apply: (assertion, { encryption }) => (encryption === undefined ? assertion : renamed(assertion)),
  },
];
