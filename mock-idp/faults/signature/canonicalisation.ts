import { createHash } from 'node:crypto';
import type { FaultContext } from '../../saml/index.ts';
import {
  canonicalise,
  child,
  EXCLUSIVE_C14N,
  editAll,
  editChild,
  element,
  keyInfo,
  signOctets,
  text,
  usualSignatureMethod,
  withAttribute,
  withChildren,
  withoutChildren,
  XML_DSIG,
  type XmlElement,
} from '../../saml/xml/index.ts';
import { type FaultEntry, otherPerson } from '../parts.ts';
import { editAssertion, editSignatures, pointTo, redigested, reseal } from '../signed.ts';

const CLAUSE = 'SAMLCore §5.4.3';
const INCLUSIVE_C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

const named = (from: XmlElement, name: string, algorithm: string): XmlElement =>
  editAll(from, name, (found) => withAttribute(found, 'Algorithm', algorithm));

/** The last Transform is the one that canonicalises. */
function canonicalisedBy(signedInfo: XmlElement, algorithm: string): XmlElement {
  return editAll(named(signedInfo, 'CanonicalizationMethod', algorithm), 'Transforms', (list) =>
    withChildren(list, [
      ...list.children.slice(0, -1),
      element('ds:Transform', { attributes: { Algorithm: algorithm } }),
    ]),
  );
}

/** Signs a level by inclusive canonicalisation: every namespace in scope is printed, used or not. */
async function signedInclusively(
  signature: XmlElement,
  carrier: XmlElement,
  outer: Readonly<Record<string, string>>,
  context: FaultContext,
): Promise<XmlElement> {
  const print = (node: XmlElement, scope: Readonly<Record<string, string>>) =>
    canonicalise(node, { scope, inclusivePrefixes: [...prefixesIn(carrier), ...Object.keys(scope)] });
  const digest = createHash('sha256')
    .update(print(withoutChildren(carrier, 'Signature'), outer))
    .digest('base64');
  const info = child(signature, 'SignedInfo') ?? signature;
  const signedInfo = editChild(canonicalisedBy(info, INCLUSIVE_C14N), 'Reference', (found) =>
    pointTo(found, found.attributes.URI, digest),
  );
  const { privateKey, certificate } = await context.key('app');
  const octets = Buffer.from(print(signedInfo, { ...outer, ...carrier.namespaces, ds: XML_DSIG }), 'utf8');
  const value = await signOctets(octets, privateKey, usualSignatureMethod(privateKey));
  return withChildren(signature, [
    signedInfo,
    element('ds:SignatureValue', { children: [value.toString('base64')] }),
    keyInfo(certificate),
  ]);
}

function prefixesIn(node: XmlElement): string[] {
  const below = node.children.flatMap((item) => (item.kind === 'element' ? prefixesIn(item) : []));
  return [...new Set([...Object.keys(node.namespaces), ...below])];
}

/** How signed content is turned into octets. */
export const canonicalisationFaults: readonly FaultEntry[] = [
  {
    name: 'canonicalisation-inclusive',
    effect: 'open',
    summary: 'Each signature is made over Canonical XML 1.0 instead of the exclusive form.',
    clause: CLAUSE,
    point: 'signed-response',
    apply: (response, context) =>
      editSignatures(response, context, async (signature, carrier) => [
        await signedInclusively(
          signature,
          carrier,
          carrier.name.endsWith('Response') ? {} : response.namespaces,
          context,
        ),
      ]),
  },
  {
    name: 'canonicalisation-with-comments',
    effect: 'open',
    summary: 'Each signature names exclusive canonicalisation with comments; there are none.',
    clause: CLAUSE,
    point: 'signed-response',
    apply: (response, context) =>
      editSignatures(response, context, async (signature, carrier) => [
        await reseal(resealable(signature, carrier, `${EXCLUSIVE_C14N}WithComments`), context),
      ]),
  },
  {
    name: 'canonicalisation-unknown',
    effect: 'negative',
    summary: 'CanonicalizationMethod of each signature is a URI nobody knows.',
    clause: 'XML Signature §4.4.1',
    point: 'signed-response',
    apply: (response, context) =>
      editSignatures(response, context, async (signature, carrier) => [
        await reseal(
          named(redigested(signature, carrier), 'CanonicalizationMethod', 'urn:example:canonicalisation:splendid'),
          context,
        ),
      ]),
  },
  {
    name: 'canonicalisation-void',
    effect: 'negative',
    summary:
      "NameID is another person's, a relative namespace name spoils canonicalisation, and the digest is that of nothing.",
    clause: 'CVE-2025-66568; CWE-252',
    parameters: { as: 'Login of the person put in.' },
    point: 'signed-response',
    apply: async (response, context) => {
      const { nameId } = otherPerson(context);
      const forged = await editAssertion(response, context, (assertion) =>
        editAll(assertion, 'NameID', (found) =>
          withChildren({ ...found, namespaces: { ...found.namespaces, void: '1' } }, [text(nameId)]),
        ),
      );
      const nothing = createHash('sha256').digest('base64');
      return editSignatures(forged, context, async (signature) => [
        await reseal(
          editChild(child(signature, 'SignedInfo') ?? signature, 'Reference', (found) =>
            pointTo(found, found.attributes.URI, nothing),
          ),
          context,
        ),
      ]);
    },
  },
];

/** SignedInfo with another canonicalisation that gives the same octets, because there is no comment. */
function resealable(signature: XmlElement, carrier: XmlElement, algorithm: string): XmlElement {
  const signedInfo = named(redigested(signature, carrier), 'CanonicalizationMethod', algorithm);
  return editAll(signedInfo, 'Transforms', (list) =>
    withChildren(
      list,
      list.children.map((one, index) =>
        one.kind === 'element' && index === list.children.length - 1 ? withAttribute(one, 'Algorithm', algorithm) : one,
      ),
    ),
  );
}
