import type { FaultEncryption } from '../../saml/index.ts';
import {
  child,
  editChild,
  writeElement,
  XML_DECLARATION,
  type XmlElement,
  type XmlNode,
} from '../../saml/xml/index.ts';
import { forgeAssertion } from '../forgery.ts';
import { type FaultEntry, withXml } from '../parts.ts';

const AS = { as: 'Login of the person the forged part names.' };

interface Parts {
  genuine: XmlElement;
  clear: XmlElement;
  forged: XmlElement;
  encryption: FaultEncryption;
}

/**
 * What anybody can do to a Response that is not signed itself: the SP's certificate is public, so that a forged Assertion
 * can be encrypted as well as a genuine one.
 */
function forgery(name: string, summary: string, clause: string, put: (parts: Parts) => readonly XmlNode[]): FaultEntry {
  return {
    name,
    effect: 'negative',
    summary,
    clause,
    modes: ['assertion'],
    parameters: AS,
    point: 'wire',
    apply: (message, context) => {
      const { document, encryption } = context;
      const genuine = document && child(document, 'EncryptedAssertion');
      const clear = genuine && encryption?.inside(genuine);
      if (document === undefined || clear === undefined || encryption === undefined) return message;
      const forged = forgeAssertion(clear, context);
      const forgedDocument = editChild(document, 'EncryptedAssertion', (found) =>
        put({ genuine: found, clear, forged, encryption }),
      );
      return withXml(message, XML_DECLARATION + writeElement(forgedDocument));
    },
  };
}

/** Forged Assertions beside the encrypted one, or encrypted themselves. */
export const encryptionForgeryFaults: readonly FaultEntry[] = [
  forgery(
    'forged-encrypted-assertion',
    'An unsigned encrypted Assertion about another person stands before the genuine encrypted one.',
    'SAMLProf §4.1.4.3 with E26; CWE-347',
    ({ genuine, forged, encryption }) => [encryption.encrypt('EncryptedAssertion', forged), genuine],
  ),
  forgery(
    'forged-assertion-beside-encrypted',
    'An unsigned Assertion about another person, in the clear, stands before the genuine encrypted one.',
    'SAMLProf §4.1.4.2; CWE-347',
    ({ genuine, forged }) => [forged, genuine],
  ),
  forgery(
    'forged-encrypted-beside-assertion',
    'The genuine Assertion is in the clear, and before it stands an unsigned encrypted one about another person.',
    'CWE-347',
    ({ clear, forged, encryption }) => [encryption.encrypt('EncryptedAssertion', forged), clear],
  ),
];
