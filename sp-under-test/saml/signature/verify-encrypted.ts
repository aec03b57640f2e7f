import type { KeyObject } from 'node:crypto';
import type { TrustedIdp } from '../contracts.ts';
import { decryptElement, failed, type Opened } from '../encryption/index.ts';
import type { Findings } from '../findings.ts';
import { checkIds } from '../guard.ts';
import { child, children, ns, parseXml } from '../xml/index.ts';
import { ownSignatures, trustedKeys, verifySignatures } from './own-signature.ts';
import type { VerifiedMessage } from './verify.ts';

interface Received {
  xml: string;
  response: Element;
}

/**
 * The same for a Response with an EncryptedAssertion. The Response's signature covers the ciphertext, so it is verified
 * first and only verified bytes are opened; the Assertion's own is inside, so it is verified over what was opened.
 */
export function verifyEncrypted(
  message: Received,
  idp: TrustedIdp,
  privateKeys: readonly KeyObject[],
  findings: Findings,
): VerifiedMessage | undefined {
  const keys = trustedKeys(idp.certificates);
  const toleratedBefore = findings.tolerated;
  const signed = verifiedEnvelope(message, keys, findings);
  if (findings.any) return undefined;
  const response = signed ?? message.response;
  const container = child(response, ns.saml, 'EncryptedAssertion');
  const opened = container && decryptElement(container, privateKeys, signed !== undefined, findings);
  const content = opened && assertionOf(opened, findings);
  if (container === undefined || opened === undefined || content === undefined) return undefined;
  const inside = findings.apart();
  const verified = verifyInside(response, { xml: opened.xml, root: content }, signed !== undefined, keys, inside);
  // A plaintext for which nobody vouches may be the sender's guess at somebody else's: whatever is wrong with it, he is
  // told the same as when it does not decrypt at all.
  if (inside.any && !opened.authenticated) return failed(container, findings);
  findings.adopt(inside);
  if (verified === undefined || findings.any) return undefined;
  const assertion = findings.tolerated > toleratedBefore ? content : verified.assertion;
  return { response, responseSigned: signed !== undefined, ...verified, assertion };
}

/** SAMLCore 2.3.4: an EncryptedAssertion holds an Assertion, and neither a Response nor further encryption. */
function assertionOf({ root }: Opened, findings: Findings): Element | undefined {
  if (root.localName === 'Assertion' && root.namespaceURI === ns.saml) return root;
  const detail = `EncryptedAssertion holds ${root.localName}`.slice(0, 200);
  findings.object('decrypted_content_unexpected', 'SAMLCore 2.3.4', detail);
  const inner = root.getElementsByTagNameNS(ns.saml, 'Assertion')[0];
  if (inner === undefined && !findings.any) {
    findings.insist('decrypted_content_unexpected', 'SAMLCore 2.3.4', detail);
  }
  return findings.any ? undefined : inner;
}

/** The Response from its signed bytes; undefined where it is not signed. */
function verifiedEnvelope({ xml, response }: Received, keys: readonly KeyObject[], findings: Findings) {
  const count = children(response, ns.saml, 'EncryptedAssertion').length;
  const plain = response.getElementsByTagNameNS(ns.saml, 'Assertion').length;
  if (count !== 1 || plain > 0) {
    const detail = `${plain} Assertion, ${count} EncryptedAssertion`;
    // Which of several would be read is not for this SP to choose, so not even switched off is it passed over.
    findings.insist('assertion_count_invalid', 'SAMLProf 4.1.4.2, 4.1.4.3', detail);
  }
  const signatures = ownSignatures(response, [response], findings);
  if (findings.any) return undefined;
  const [only] = verifySignatures(signatures, xml, keys, findings);
  return only === undefined || only.xml === '' ? undefined : parseXml(only.xml);
}

function verifyInside(
  response: Element,
  { xml, root }: { xml: string; root: Element },
  responseSigned: boolean,
  keys: readonly KeyObject[],
  findings: Findings,
): Pick<VerifiedMessage, 'assertion' | 'assertionSigned'> | undefined {
  checkIds([response, root], findings);
  const signatures = ownSignatures(root, [root], findings);
  if (signatures.length === 0 && !responseSigned) {
    findings.object('signature_missing', 'SAMLProf 4.1.4.5', 'neither Response nor Assertion is signed');
  }
  if (root.getElementsByTagNameNS(ns.saml, 'Assertion').length > 0) {
    findings.object('assertion_count_invalid', 'SAMLProf 4.1.4.3', 'a further Assertion hidden in the message');
  }
  if (findings.any) return undefined;
  const [own] = verifySignatures(signatures, xml, keys, findings);
  if (findings.any) return undefined;
  return own === undefined || own.xml === ''
    ? { assertion: root, assertionSigned: false }
    : { assertion: parseXml(own.xml), assertionSigned: true };
}
