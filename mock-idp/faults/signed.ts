/** Edits of the signatures a finished Response carries, whichever of the two levels carry one. */
import type { FaultContext } from '../saml/index.ts';
import {
  child,
  digestOf,
  editChild,
  element,
  signatureOver,
  withAttribute,
  withChildren,
  withoutChildren,
  type XmlElement,
  type XmlNode,
} from '../saml/xml/index.ts';

/** The same Response with its Assertion in the clear, as it was before it was encrypted. */
export function opened(response: XmlElement, { encryption }: FaultContext): XmlElement {
  return editChild(response, 'EncryptedAssertion', (found) => encryption?.inside(found) ?? found);
}

/** Rewrites the Assertion of a finished Response; one that is encrypted is encrypted anew, if anything changed. */
export async function editAssertion(
  response: XmlElement,
  context: FaultContext,
  edit: (assertion: XmlElement) => Promise<XmlElement> | XmlElement,
): Promise<XmlElement> {
  const before = child(opened(response, context), 'Assertion');
  const after = before === undefined ? undefined : await edit(before);
  if (after === undefined || after === before) return response;
  if (child(response, 'Assertion') !== undefined) return editChild(response, 'Assertion', () => after);
  // Encrypted at once, so that whatever is digested next is what leaves.
  return editChild(response, 'EncryptedAssertion', () => context.encryption?.encrypt('EncryptedAssertion', after));
}

/** Rewrites the signature on each signed level, given what carries it. Assertion first, as it was signed first. */
export async function editSignatures(
  response: XmlElement,
  context: FaultContext,
  edit: (signature: XmlElement, carrier: XmlElement) => Promise<readonly XmlNode[]> | readonly XmlNode[],
): Promise<XmlElement> {
  return editSignature(await editAssertion(response, context, (assertion) => editSignature(assertion, edit)), edit);
}

async function editSignature(
  carrier: XmlElement,
  edit: (signature: XmlElement, carrier: XmlElement) => Promise<readonly XmlNode[]> | readonly XmlNode[],
): Promise<XmlElement> {
  const signature = child(carrier, 'Signature');
  if (signature === undefined) return carrier;
  const nodes = await edit(signature, carrier);
  return editChild(carrier, 'Signature', () => nodes);
}

/** Rewrites the outermost signature only: the Response's if it has one, else the Assertion's. */
export async function editOutermost(
  response: XmlElement,
  edit: (signature: XmlElement, carrier: XmlElement) => Promise<readonly XmlNode[]> | readonly XmlNode[],
): Promise<XmlElement> {
  if (child(response, 'Signature') !== undefined) return editSignature(response, edit);
  const assertion = child(response, 'Assertion');
  if (assertion === undefined) return response;
  const edited = await editSignature(assertion, edit);
  return edited === assertion ? response : editChild(response, 'Assertion', () => edited);
}

/** Signs a changed SignedInfo anew with the app's key, so that the change is the only thing wrong. */
export async function reseal(signedInfo: XmlElement, context: FaultContext): Promise<XmlElement> {
  const { privateKey, certificate } = await context.key('app');
  return signatureOver(signedInfo, { signer: privateKey, certificate });
}

/** The same SignedInfo, its Reference naming what it named, with the digest of the carrier as it now is. */
export function redigested(signature: XmlElement, carrier: XmlElement): XmlElement {
  return editReference(signature, (found) => pointTo(found, found.attributes.URI, envelopedDigest(carrier)));
}

/** Rewrites the one Reference of a signature's SignedInfo. */
export function editReference(
  signature: XmlElement,
  edit: (reference: XmlElement) => XmlNode | readonly XmlNode[],
): XmlElement {
  const signedInfo = child(signature, 'SignedInfo') ?? element('ds:SignedInfo');
  return editChild(signedInfo, 'Reference', edit);
}

/** The digest of a carrier as an enveloped signature sees it: without its own Signature. */
export function envelopedDigest(carrier: XmlElement): string {
  return digestOf(withoutChildren(carrier, 'Signature'));
}

/** The same Reference over something else. */
export function pointTo(reference: XmlElement, uri: string | undefined, digest: string): XmlElement {
  return editChild(withAttribute(reference, 'URI', uri), 'DigestValue', (value) =>
    withChildren(value, [{ kind: 'text', value: digest }]),
  );
}

/** The same base64 with its first character changed. */
export function flip(base64: string): string {
  return (base64.startsWith('A') ? 'B' : 'A') + base64.slice(1);
}
