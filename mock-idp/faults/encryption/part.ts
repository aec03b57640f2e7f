import type { FaultContext, FaultEncryption } from '../../saml/index.ts';
import { child, editAll, SAML_ASSERTION, withoutChildren, type XmlElement } from '../../saml/xml/index.ts';
import { at, type FaultEntry } from '../parts.ts';

/** Another part of the Assertion is encrypted instead of the whole; signed, if it was, over the ciphertext. */
function part(
  name: string,
  summary: string,
  clause: string,
  hide: (assertion: XmlElement, encryption: FaultEncryption) => XmlElement,
): FaultEntry {
  return {
    name,
    effect: 'open',
    summary,
    clause,
    point: 'encrypted',
    apply: async (encrypted, context: FaultContext) => {
      const { encryption } = context;
      const clear = encryption?.inside(encrypted);
      if (clear === undefined || encryption === undefined) return encrypted;
      const hidden = hide(withoutChildren(clear, 'Signature'), encryption);
      return child(clear, 'Signature') === undefined ? hidden : context.sign(hidden, 'app');
    },
  };
}

/** What is encrypted stands alone: it has to declare the prefixes that its parent declared. */
function alone(element: XmlElement, parent: XmlElement): XmlElement {
  return { ...element, namespaces: { ...parent.namespaces, saml2: SAML_ASSERTION, ...element.namespaces } };
}

/** Which part is encrypted. */
export const encryptionPartFaults: readonly FaultEntry[] = [
  {
    name: 'encryption-left-out',
    effect: 'negative',
    summary: 'The Assertion travels in the clear.',
    clause: 'SDP-IDP11',
    point: 'encrypted',
    apply: (encrypted, { encryption }) => encryption?.inside(encrypted) ?? encrypted,
  },
  part(
    'name-id-encrypted',
    'NameID is encrypted instead of the Assertion.',
    'SAMLCore §2.2.4',
    (assertion, encryption) =>
      at(assertion, ['Subject', 'NameID'], (nameId) => encryption.encrypt('EncryptedID', alone(nameId, assertion))),
  ),
  part(
    'attributes-encrypted',
    'Every Attribute is encrypted instead of the Assertion.',
    'SAMLCore §2.7.3.2',
    (assertion, encryption) =>
      editAll(assertion, 'Attribute', (found) => encryption.encrypt('EncryptedAttribute', alone(found, assertion))),
  ),
];
