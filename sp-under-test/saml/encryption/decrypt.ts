import type { KeyObject } from 'node:crypto';
import type { Findings } from '../findings.ts';
import { guardXml } from '../guard.ts';
import { attribute, child, children, elements, ns, text } from '../xml/index.ts';
import { contentCipher, decryptContent, keyTransportHash, unwrapKey } from './algorithms.ts';

/** What stood inside an EncryptedAssertion or an EncryptedID. */
export interface Opened {
  xml: string;
  /** Parsed by itself: nothing of the message around it is in scope. */
  root: Element;
  /** Whether the cipher itself would have noticed a changed ciphertext. */
  authenticated: boolean;
}

/** A message has few recipients; trying more keys than this is work for nothing. */
const mostKeys = 8;
/** As large as a whole message may be. */
const mostBytes = 256 * 1024;
const wholeElement = `${ns.xenc}Element`;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Opens the one EncryptedData of `container` (SAMLCore 6.1, 6.2; XML Encryption 3). Undefined whatever went wrong, the
 * plaintext not being lawful XML included: who learns *what* was wrong with a ciphertext can read it, question by question.
 */
export function decryptElement(container: Element, keys: readonly KeyObject[], findings: Findings): Opened | undefined {
  const data = child(container, ns.xenc, 'EncryptedData');
  const cipher = contentCipher(child(data, ns.xenc, 'EncryptionMethod'));
  const octets = cipherOctets(data);
  if (data === undefined || cipher === undefined || octets === undefined || !laidOut(container, data)) return undefined;
  for (const contentKey of contentKeys(container, data, keys)) {
    try {
      const plain = decryptContent(cipher, contentKey, octets);
      if (plain.length > mostBytes) return undefined;
      const xml = new TextDecoder('utf-8', { fatal: true }).decode(plain);
      const root = guardXml(xml, findings.apart());
      if (root !== undefined) return { xml, root, authenticated: cipher.authenticated };
    } catch {
      // The next key, or none: which step it was stays here.
    }
  }
  return undefined;
}

/** The container holds the EncryptedData and EncryptedKeys and nothing else; its Type, if given, is a whole element. */
function laidOut(container: Element, data: Element): boolean {
  const known = elements(container).every(
    (one) => one.namespaceURI === ns.xenc && ['EncryptedData', 'EncryptedKey'].includes(one.localName ?? ''),
  );
  return known && [undefined, wholeElement].includes(attribute(data, 'Type'));
}

/** Content keys that one of ours unwraps, from EncryptedKeys in ds:KeyInfo or beside the EncryptedData (SAMLCore E43). */
function contentKeys(container: Element, data: Element, keys: readonly KeyObject[]): Buffer[] {
  const wrapped = [
    ...children(child(data, ns.ds, 'KeyInfo'), ns.xenc, 'EncryptedKey'),
    ...children(container, ns.xenc, 'EncryptedKey'),
  ].slice(0, mostKeys);
  return wrapped.flatMap((one) => {
    const hash = keyTransportHash(child(one, ns.xenc, 'EncryptionMethod'));
    const octets = cipherOctets(one);
    if (hash === undefined || octets === undefined) return [];
    return keys.flatMap((key) => {
      try {
        return [unwrapKey(key, hash, octets)];
      } catch {
        return [];
      }
    });
  });
}

/** The octets of CipherValue; a CipherReference would have this SP fetch something, and is never followed. */
function cipherOctets(encrypted: Element | undefined): Buffer | undefined {
  const value = text(child(child(encrypted, ns.xenc, 'CipherData'), ns.xenc, 'CipherValue'))?.replace(/\s+/g, '');
  return value === undefined || value === '' || !base64.test(value) ? undefined : Buffer.from(value, 'base64');
}
