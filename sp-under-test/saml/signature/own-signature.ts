import type { KeyObject } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import type { Findings } from '../findings.ts';
import { publicKeyOf, weaknessOf } from '../keys/index.ts';
import { children, ns } from '../xml/index.ts';
import { restrictAlgorithms } from './algorithms.ts';
import { shapeObjections } from './shape.ts';

/** A Signature and the element it must cover: its parent. */
export interface OwnSignature {
  signature: Element;
  parent: Element;
}

/** The Signatures of these parents. Any other one in the document covers something that nobody reads. */
export function ownSignatures(document: Element, parents: readonly Element[], findings: Findings): OwnSignature[] {
  const all = Array.from(document.getElementsByTagNameNS(ns.ds, 'Signature'));
  const own = parents.flatMap((parent) =>
    children(parent, ns.ds, 'Signature').map((signature) => ({ signature, parent })),
  );
  if (all.length > own.length) {
    const detail = `${all.length - own.length} Signature not a child of the Response or of its Assertion`;
    findings.object('signature_coverage_insufficient', 'SAMLCore 5.4.1-5.4.2', detail);
  }
  for (const { signature, parent } of own) {
    if (children(parent, ns.ds, 'Signature').length > 1) {
      findings.object('signature_reference_invalid', 'SAMLCore 5.4.1', `two Signatures in one ${parent.localName}`);
      break;
    }
    for (const { reason, clause, detail } of shapeObjections(signature, parent))
      findings.object(reason, clause, detail);
  }
  return own;
}

/** The public keys of an identity provider: several during a key rollover. */
export function trustedKeys(certificates: readonly string[]): KeyObject[] {
  return certificates.flatMap(publicKey);
}

/** A certificate that cannot be read, or whose key is weak, vouches for nothing; nor may it become a server error. */
function publicKey(pem: string): KeyObject[] {
  try {
    const key = publicKeyOf(pem);
    return weaknessOf(key) === undefined ? [key] : [];
  } catch {
    return [];
  }
}

/** Verifies each Signature over the document it stands in; answers what each covers, as octets. */
export function verifySignatures(
  signatures: readonly OwnSignature[],
  document: string,
  keys: readonly KeyObject[],
  findings: Findings,
): { parent: Element; xml: string }[] {
  return signatures.map((one) => ({ parent: one.parent, xml: signedBytes(one, document, keys, findings) }));
}

/** XMLDSig 3.2: core validation. Anything but `true` is a broken signature, an exception too. */
function signedBytes(
  { signature, parent }: OwnSignature,
  document: string,
  keys: readonly KeyObject[],
  findings: Findings,
): string {
  const signedXml = new SignedXml({ getCertFromKeyInfo: () => null });
  // SAMLCore 1.3.4: the attribute is ID. Each further spelling is searched for in the whole document.
  signedXml.idAttributes = ['ID'];
  const [anyKey] = keys;
  if (anyKey !== undefined) signedXml.publicCert = anyKey;
  restrictAlgorithms(signedXml, keys, findings.isOff('signature_algorithm_forbidden'));
  let detail = 'the signature does not verify with any trusted key';
  try {
    signedXml.loadSignature(signature);
    const valid = signedXml.checkSignature(document);
    const [only = '', ...rest] = signedXml.getSignedReferences();
    if (valid === true && only !== '' && rest.length === 0) return only;
    detail = 'the digest does not match';
  } catch (error) {
    if (error instanceof Error) detail = error.message.slice(0, 200);
  }
  findings.object('signature_invalid', 'SAMLProf 4.1.4.3, XMLDSig 3.2', `${parent.localName}: ${detail}`);
  return '';
}
