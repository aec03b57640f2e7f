import type { KeyObject } from 'node:crypto';
import type { Findings } from '../findings.ts';
import { guardXml } from '../guard.ts';
import { child, children, ns, text } from '../xml/index.ts';
import { anyKey, contentCipher, decryptContent, keyTransport } from './algorithms.ts';
import { type EncryptedPart, encryptionChecks } from './checks/index.ts';
import { unwrapKey } from './oaep.ts';

/** What stood inside an EncryptedAssertion or an EncryptedID. */
export interface Opened {
  xml: string;
  /** Parsed by itself: nothing of the message around it is in scope. */
  root: Element;
  /** Whether a changed ciphertext would have been noticed, by the cipher itself or by a signature over it. */
  authenticated: boolean;
}

/** A message has few recipients; trying more keys than this is work for nothing. */
const mostKeys = 8;
/** As large as a whole message may be. */
const mostBytes = 256 * 1024;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Opens the one EncryptedData of `container` (SAMLCore 6.1, 6.2; XML Encryption 3). Who learns *what* was wrong with a
 * ciphertext that he made himself can read others, question by question: so from the first use of a private key on,
 * everything that can go wrong is `decryption_failed`. Only of a plaintext that is as its maker sent it is more said.
 */
export function decryptElement(
  container: Element,
  keys: readonly KeyObject[],
  vouched: boolean,
  findings: Findings,
): Opened | undefined {
  const part = takeApart(container, vouched);
  for (const { reason, clause, check } of encryptionChecks) {
    const detail = check(part);
    if (detail !== undefined) findings.object(reason, clause, detail);
  }
  if (findings.any) return undefined;
  const cipher = contentCipher(child(part.data, ns.xenc, 'EncryptionMethod'));
  const octets = cipherOctets(part.data);
  if (cipher === undefined || octets === undefined) return failed(container, findings);
  const authenticated = vouched || cipher.authenticated;
  const unwrapped = contentKeys(part.wrappedKeys, keys);
  // Without a key the work is the same: how long the answer takes shall not tell whether a key was unwrapped.
  for (const contentKey of unwrapped.length > 0 ? unwrapped : [anyKey(cipher)]) {
    const xml = plaintext(() => decryptContent(cipher, contentKey, octets));
    if (xml === undefined) continue;
    const inside = findings.apart();
    const root = guardXml(xml, inside);
    if (root !== undefined) return { xml, root, authenticated };
    if (!authenticated) continue;
    findings.adopt(inside);
    return undefined;
  }
  return failed(container, findings);
}

/** Records the one reason for whatever goes wrong behind a private key. */
export function failed(container: Element, findings: Findings): undefined {
  findings.insist('decryption_failed', 'SAMLCore 2.2.4, 2.3.4, 6', `the ${container.localName} could not be opened`);
  return undefined;
}

function takeApart(container: Element, vouched: boolean): EncryptedPart {
  const data = child(container, ns.xenc, 'EncryptedData');
  const wrappedKeys = [
    ...children(child(data, ns.ds, 'KeyInfo'), ns.xenc, 'EncryptedKey'),
    ...children(container, ns.xenc, 'EncryptedKey'),
  ].slice(0, mostKeys);
  return { container, data, wrappedKeys, vouched };
}

/** Content keys that one of ours unwraps. */
function contentKeys(wrappedKeys: readonly Element[], keys: readonly KeyObject[]): Buffer[] {
  return wrappedKeys.flatMap((one) => {
    const oaep = keyTransport(child(one, ns.xenc, 'EncryptionMethod'));
    const octets = cipherOctets(one);
    if (oaep === undefined || octets === undefined) return [];
    return keys.flatMap((key) => {
      try {
        return [unwrapKey(key, oaep, octets)];
      } catch {
        return [];
      }
    });
  });
}

function plaintext(decrypt: () => Buffer): string | undefined {
  try {
    const plain = decrypt();
    return plain.length > mostBytes ? undefined : new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    // Which step it was stays here.
    return undefined;
  }
}

/** The octets of CipherValue. */
function cipherOctets(encrypted: Element | undefined): Buffer | undefined {
  const value = text(child(child(encrypted, ns.xenc, 'CipherData'), ns.xenc, 'CipherValue'))?.replace(/\s+/g, '');
  return value === undefined || value === '' || !base64.test(value) ? undefined : Buffer.from(value, 'base64');
}
