import type { KeyObject } from 'node:crypto';
import type { Findings } from '../findings.ts';
import { child, children, ns } from '../xml/index.ts';
import { decryptElement } from './decrypt.ts';

/** Whether the Subject is named by EncryptedID. */
export function hasEncryptedNameId(assertion: Element): boolean {
  return children(child(assertion, ns.saml, 'Subject'), ns.saml, 'EncryptedID').length > 0;
}

/**
 * Puts the NameID in the place of the EncryptedID (SAMLCore 2.2.4) of a Subject or a LogoutRequest. The message was
 * verified before, and the signature covers the ciphertext. Beside a NameID, or twice, it is left where it is: then the checks have something to object to.
 */
export function revealNameId(holder: Element | undefined, keys: readonly KeyObject[], findings: Findings): void {
  const encrypted = child(holder, ns.saml, 'EncryptedID');
  if (holder === undefined || encrypted === undefined || child(holder, ns.saml, 'NameID') !== undefined) return;
  const opened = decryptElement(encrypted, keys, true, findings);
  if (opened === undefined) return;
  if (opened.root.localName !== 'NameID' || opened.root.namespaceURI !== ns.saml) {
    findings.insist('decrypted_content_unexpected', 'SAMLCore 2.2.4', `EncryptedID holds ${opened.root.localName}`);
    return;
  }
  holder.replaceChild(holder.ownerDocument.importNode(opened.root, true), encrypted);
}
