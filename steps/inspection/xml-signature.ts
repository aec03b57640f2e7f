import type { KeyObject } from 'node:crypto';
import { verifies } from './document/algorithms.ts';
import type { ReadDocument } from './document/read.ts';
import type { XmlSignature } from './document/signature.ts';
import { attributeOf, childOf, type Element, ns, type Span, withDescendants } from './document/tree.ts';
import { broken, holds, type Result, unjudged } from './result.ts';

/** Where the signature of a document stands. */
export function signatureSpan(root: Element): Span {
  return childOf(root, ns.ds, 'Signature')?.span ?? root.span;
}

/** Where the signature of a document names an algorithm. */
export function algorithmSpan(root: Element, algorithm: string): Span {
  const signature = childOf(root, ns.ds, 'Signature');
  const named = (signature === undefined ? [] : withDescendants(signature))
    .flatMap((element) => attributeOf(element, 'Algorithm') ?? [])
    .find(({ value }) => value === algorithm);
  return named?.span ?? signatureSpan(root);
}

/** Digest and signature value, by the judge's own reading. */
export function judgeXmlSignature(document: ReadDocument, signature: XmlSignature, keys: readonly KeyObject[]): Result {
  const { references, signatureMethod, signedInfo, value } = signature;
  const spot = signatureSpan(document.root);
  const [reference] = references;
  if (reference === undefined || signedInfo === undefined)
    return unjudged(`The judge does not know the canonicalization ${signature.canonicalization}.`);
  if (reference.digestMatches === undefined)
    return unjudged('The Reference leads elsewhere, or in a way that SAML does not know.');
  if (!reference.digestMatches) return broken('The digest is not that of the document.', document, spot);
  const result = verifies(signatureMethod, signedInfo, value, keys);
  if (result === undefined) return unjudged(`The judge does not know the signature algorithm ${signatureMethod}.`);
  return result
    ? holds('Digest and signature verify.', document)
    : broken('The signature does not verify with any of the keys.', document, spot);
}

const envelopedTransform = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** What is wrong with the shape of a signature under SAMLCore §5.4.2: one Reference, to the root's ID, enveloped. */
export function profileProblem({ references, rootId }: XmlSignature): string | undefined {
  const [reference] = references;
  if (references.length !== 1 || reference === undefined)
    return `SignedInfo has ${references.length} References; one is due.`;
  const { transforms, uri } = reference;
  const namesRoot = uri === '' || (rootId !== undefined && uri === `#${rootId}`);
  if (!namesRoot) return `The Reference names "${uri ?? ''}", not the ID of the root.`;
  if (!transforms.includes(envelopedTransform)) return 'The enveloped-signature transform is missing.';
  return undefined;
}
