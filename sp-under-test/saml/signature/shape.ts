import type { SamlReasonCode } from '../reason-codes.ts';
import { attribute, child, children, elements, ns, text } from '../xml/index.ts';
import { canonicalizations, digestAllowed, enveloped, signatureAllowed } from './algorithms.ts';

/** What is wrong with one ds:Signature before any key is tried. */
export interface ShapeObjection {
  reason: SamlReasonCode;
  clause: string;
  detail: string;
}

/**
 * Looks at the structure of a Signature that is a child of `parent`. xml-crypto takes several things by local name at
 * any depth; with the structure pinned down there is only one thing each of them can be.
 */
export function shapeObjections(signature: Element, parent: Element): ShapeObjection[] {
  const signedInfo = child(signature, ns.ds, 'SignedInfo');
  const reference = child(signedInfo, ns.ds, 'Reference');
  const layout = layoutObjection(signature, signedInfo, reference);
  if (layout !== undefined || signedInfo === undefined || reference === undefined) return layout ? [layout] : [];
  return [
    referenceObjection(reference, parent),
    algorithmObjection(signedInfo, reference),
    positionObjection(signature, parent),
  ].filter((one) => one !== undefined);
}

/** XMLDSig 4: exactly one of each, in order, in the namespace; no Object, no comment, no text where none belongs. */
function layoutObjection(
  signature: Element,
  signedInfo: Element | undefined,
  reference: Element | undefined,
): ShapeObjection | undefined {
  const invalid = (detail: string): ShapeObjection => ({
    reason: 'signature_reference_invalid',
    clause: 'SAMLCore 5.4.2, XMLDSig 4.1-4.3 (E91: no Object)',
    detail,
  });
  const parts = names(signature);
  if (parts === '') return { ...invalid('an empty Signature'), reason: 'signature_invalid' };
  if (!/^SignedInfo SignatureValue( KeyInfo)?$/.test(parts)) return invalid(`Signature holds ${parts.slice(0, 120)}`);
  const info = signedInfo ? names(signedInfo) : '';
  if (info !== 'CanonicalizationMethod SignatureMethod Reference')
    return invalid(`SignedInfo holds ${info.slice(0, 120)}`);
  const inner = reference ? names(reference) : '';
  if (inner !== 'Transforms DigestMethod DigestValue') return invalid(`Reference holds ${inner.slice(0, 120)}`);
  // A comment splits a value: what one side digests is not what the other side compares.
  const value = child(signature, ns.ds, 'SignatureValue');
  const digest = child(reference, ns.ds, 'DigestValue');
  if ([signedInfo, value].some((one) => one !== undefined && holdsComment(one))) return invalid('a comment inside');
  if (text(value) === undefined || text(digest) === undefined) return invalid('elements inside a value');
  return undefined;
}

/** SAMLCore 5.4.2: the one Reference names the parent of the Signature; 5.4.4: enveloped, then exclusive c14n. */
function referenceObjection(reference: Element, parent: Element): ShapeObjection | undefined {
  const invalid = (clause: string, detail: string): ShapeObjection => ({
    reason: 'signature_reference_invalid',
    clause,
    detail,
  });
  const id = attribute(parent, 'ID');
  const uri = attribute(reference, 'URI');
  if (!id) {
    const reason = parent.localName === 'Response' ? 'response_id_invalid' : 'assertion_id_invalid';
    return { ...invalid('SAMLCore 1.3.4, 5.4.2', 'signed, but without an ID to refer to'), reason };
  }
  if (uri !== `#${id}`) return invalid('SAMLCore 5.4.2', `Reference is ${uri}, the parent's ID is ${id}`);
  const transforms = children(child(reference, ns.ds, 'Transforms'), ns.ds, 'Transform');
  const used = transforms.map((one) => attribute(one, 'Algorithm') ?? '');
  const inOrder = used[0] === enveloped && used.length === 2 && canonicalizations.includes(used[1] ?? '');
  const plain = transforms.every((one) => names(one) === '' || isPrefixList(one));
  if (!inOrder || !plain)
    return invalid('SAMLCore 5.4.4', `${used.length} transforms: ${used.join(' ').slice(0, 200)}`);
  return undefined;
}

/** SAMLCore 2.3.3, 3.2.2 (schema): the Signature stands directly after the Issuer. */
function positionObjection(signature: Element, parent: Element): ShapeObjection | undefined {
  const siblings = elements(parent);
  const before = siblings.slice(0, siblings.indexOf(signature));
  if (before.every((one) => one.localName === 'Issuer' && one.namespaceURI === ns.saml)) return undefined;
  const detail = `Signature after ${before.at(-1)?.localName}`;
  return { reason: 'structure_invalid', clause: 'SAMLCore 2.3.3, 3.2.2 (schema)', detail };
}

/** SAMLCore 5.4.1, 5.4.3, and this SP's policy of SHA-2 only. */
function algorithmObjection(signedInfo: Element, reference: Element): ShapeObjection | undefined {
  const method = child(signedInfo, ns.ds, 'SignatureMethod');
  const digest = child(reference, ns.ds, 'DigestMethod');
  const c14n = attribute(child(signedInfo, ns.ds, 'CanonicalizationMethod'), 'Algorithm') ?? '';
  const wrong = [
    signatureAllowed(attribute(method, 'Algorithm') ?? '') ? '' : `SignatureMethod ${attribute(method, 'Algorithm')}`,
    digestAllowed(attribute(digest, 'Algorithm') ?? '') ? '' : `DigestMethod ${attribute(digest, 'Algorithm')}`,
    canonicalizations.includes(c14n) ? '' : `CanonicalizationMethod ${c14n}`,
    method && elements(method).length > 0 ? 'SignatureMethod with parameters' : '',
  ].filter((one) => one !== '');
  if (wrong.length === 0) return undefined;
  return {
    reason: 'signature_algorithm_forbidden',
    clause: 'SAMLCore 5.4.1, 5.4.3',
    detail: wrong.join(', ').slice(0, 200),
  };
}

/** By local name: xml-crypto, as a signer, puts one under the enveloped transform too, in that one's namespace. */
function isPrefixList(transform: Element): boolean {
  const [only, ...rest] = elements(transform);
  return rest.length === 0 && only?.localName === 'InclusiveNamespaces' && elements(only).length === 0;
}

/** Local names of the children; one in a foreign namespace keeps its namespace, and so matches nothing. */
function names(element: Element): string {
  return elements(element)
    .map((one) =>
      one.namespaceURI === ns.ds || one.namespaceURI === ns.excC14n
        ? one.localName
        : `{${one.namespaceURI}}${one.localName}`,
    )
    .join(' ');
}

function holdsComment(element: Element): boolean {
  return Array.from(element.childNodes).some((one) => one.nodeType === 8) || elements(element).some(holdsComment);
}
