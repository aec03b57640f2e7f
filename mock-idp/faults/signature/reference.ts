import {
  child,
  digestOf,
  editAll,
  editChild,
  element,
  find,
  withAttribute,
  withChildren,
  withoutChildren,
  type XmlElement,
} from '../../saml/xml/index.ts';
import type { FaultEntry } from '../parts.ts';
import { editOutermost, editReference, editSignatures, envelopedDigest, opened, pointTo, reseal } from '../signed.ts';

const RULE = 'SAMLCore §5.4.2; CWE-347';

/** Makes the outermost signature refer to the whole document. */
function wholeDocument(name: string, summary: string, uri: string | undefined): FaultEntry {
  return {
    name,
    effect: 'negative',
    summary,
    clause: RULE,
    point: 'signed-response',
    apply: (response, context) =>
      editOutermost(response, async (signature, carrier) => {
        // The signature vanishes from the document it is made over, wherever in it the signature stands.
        const seen =
          carrier === response
            ? withoutChildren(response, 'Signature')
            : editChild(response, 'Assertion', (assertion) => withoutChildren(assertion, 'Signature'));
        return [
          await reseal(
            editReference(signature, (found) => pointTo(found, uri, digestOf(seen))),
            context,
          ),
        ];
      }),
  };
}

/** Gives one child of each signed level an ID and signs that child instead of its parent. */
function overChild(name: string, summary: string, inResponse: string, inAssertion: string): FaultEntry {
  return {
    name,
    effect: 'negative',
    summary,
    clause: RULE,
    point: 'signed-response',
    apply: async (response, context) => {
      // Each level its own ID: the two children may be of one name.
      const mark = (carrier: XmlElement, target: string) =>
        child(carrier, 'Signature') === undefined
          ? carrier
          : editChild(carrier, target, (found) => withAttribute(found, 'ID', context.freshId()));
      const marked = mark(
        editChild(opened(response, context), 'Assertion', (assertion) => mark(assertion, inAssertion)),
        inResponse,
      );
      return editSignatures(marked, context, async (signature, carrier) => {
        const target = child(carrier, carrier.name.endsWith('Response') ? inResponse : inAssertion);
        if (target === undefined) return [signature];
        const over = `#${target.attributes.ID ?? ''}`;
        const signedInfo = editReference(signature, (found) =>
          pointTo(withoutInclusivePrefixes(found), over, digestOf(target, undefined, [])),
        );
        return [await reseal(signedInfo, context)];
      });
    },
  };
}

/** What stands below the element that declares the inclusive prefixes would have to repeat them, and does not. */
function withoutInclusivePrefixes(reference: XmlElement): XmlElement {
  return editAll(reference, 'Transform', (transform) => withoutChildren(transform, 'InclusiveNamespaces'));
}

/** Signatures that hold, but not over what they stand for. */
export const signatureReferenceFaults: readonly FaultEntry[] = [
  wholeDocument('reference-uri-empty', 'The Reference of the outermost signature is empty: the whole document.', ''),
  wholeDocument(
    'reference-xpointer',
    'The Reference of the outermost signature names the document by an XPointer expression.',
    '#xpointer(/)',
  ),
  wholeDocument('reference-uri-missing', 'The Reference of the outermost signature has no URI.', undefined),
  overChild(
    'reference-to-other-element',
    'Each signature is genuine and covers only the Issuer beside it.',
    'Issuer',
    'Issuer',
  ),
  overChild(
    'reference-to-conditions',
    'Each signature is genuine and covers only Conditions, or the Status.',
    'Status',
    'Conditions',
  ),
  {
    name: 'reference-dangling',
    effect: 'negative',
    summary: 'The Reference of each signature names an ID that is not there.',
    clause: RULE,
    point: 'signed-response',
    apply: (response, context) =>
      editSignatures(response, context, async (signature, carrier) => [
        await reseal(
          editReference(signature, (found) => pointTo(found, '#assay-nowhere', envelopedDigest(carrier))),
          context,
        ),
      ]),
  },
  {
    name: 'reference-twice',
    effect: 'negative',
    summary: 'Each SignedInfo has two References, both valid.',
    clause: RULE,
    point: 'signed-response',
    apply: (response, context) =>
      editSignatures(response, context, async (signature, carrier) => {
        const uri = find(signature, 'Reference')?.attributes.URI;
        const twice = editReference(signature, (found) => {
          const one = pointTo(found, uri, envelopedDigest(carrier));
          return [one, one];
        });
        return [await reseal(twice, context)];
      }),
  },
  {
    name: 'reference-none',
    effect: 'negative',
    summary: 'Each SignedInfo has no Reference.',
    clause: RULE,
    point: 'signed-response',
    apply: (response, context) =>
      editSignatures(response, context, async (signature) => [
        await reseal(
          editReference(signature, () => []),
          context,
        ),
      ]),
  },
  {
    name: 'signature-object',
    effect: 'open',
    summary: 'The outermost Signature holds a harmless Object.',
    clause: 'SAMLCore §5.4 with E91',
    point: 'signed-response',
    apply: (response) =>
      editOutermost(response, (signature) => [
        withChildren(signature, [...signature.children, element('ds:Object', { children: ['assay'] })]),
      ]),
  },
];
