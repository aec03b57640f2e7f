import type { FaultContext } from '../../saml/index.ts';
import {
  child,
  comment,
  editAll,
  editChild,
  find,
  isElement,
  text,
  textOf,
  withChildren,
  type XmlElement,
} from '../../saml/xml/index.ts';
import { type FaultEntry, otherPerson } from '../parts.ts';
import { editAssertion, editReference, editSignatures, envelopedDigest, flip, pointTo } from '../signed.ts';

const RULE = 'SAMLProf §4.1.4.3; CWE-345';
const AS = { as: 'Login of the person put in after signing.' };

/** Puts another person's identifier into the finished message; every digest over it becomes wrong. */
export function impersonate(response: XmlElement, context: FaultContext): Promise<XmlElement> {
  const { nameId } = otherPerson(context);
  return editAssertion(response, context, (assertion) =>
    editAll(assertion, 'NameID', (found) => withChildren(found, [text(nameId)])),
  );
}

function flipped(name: 'SignatureValue' | 'DigestValue') {
  return (signature: XmlElement) => [
    editAll(signature, name, (found) => withChildren(found, [text(flip(textOf(found)))])),
  ];
}

function one(level: 'Assertion' | 'Response'): FaultEntry {
  const broken = (carrier: XmlElement) =>
    editChild(carrier, 'Signature', (signature) => flipped('SignatureValue')(signature));
  const base = {
    name: `signature-broken-on-${level.toLowerCase()}-only`,
    effect: 'negative' as const,
    clause: RULE,
    modes: ['both'] as const,
  };
  return level === 'Assertion'
    ? {
        ...base,
        summary: 'The signature of the Assertion is broken, and the Response around it is signed correctly.',
        point: 'signed-assertion',
        apply: broken,
      }
    : {
        ...base,
        summary: 'The signature of the Response is broken, and the Assertion in it is signed correctly.',
        point: 'signed-response',
        apply: broken,
      };
}

/** Signatures whose values, digests or contents no longer belong together. */
export const signatureValueFaults: readonly FaultEntry[] = [
  {
    name: 'content-tampered',
    effect: 'negative',
    summary: "NameID is changed to another person's after signing.",
    clause: RULE,
    parameters: AS,
    point: 'signed-response',
    apply: impersonate,
  },
  {
    name: 'signature-value-tampered',
    effect: 'negative',
    summary: 'Every SignatureValue is changed in one character.',
    clause: RULE,
    point: 'signed-response',
    apply: (response, context) => editSignatures(response, context, flipped('SignatureValue')),
  },
  {
    name: 'digest-value-tampered',
    effect: 'negative',
    summary: 'Every DigestValue is changed in one character.',
    clause: RULE,
    point: 'signed-response',
    apply: (response, context) => editSignatures(response, context, flipped('DigestValue')),
  },
  one('Assertion'),
  one('Response'),
  {
    name: 'signature-empty',
    effect: 'negative',
    summary: 'Every Signature is an empty element.',
    clause: 'CWE-347',
    point: 'signed-response',
    apply: (response, context) => editSignatures(response, context, (signature) => [withChildren(signature, [])]),
  },
  {
    name: 'digest-comment',
    effect: 'negative',
    summary:
      "NameID is another person's, and each DigestValue holds the digest of that in a comment before the genuine one.",
    clause: 'CWE-347; XML Signature §4.4.3.6',
    parameters: AS,
    point: 'signed-response',
    apply: async (response, context) =>
      editSignatures(await impersonate(response, context), context, (signature, carrier) => [
        editAll(signature, 'DigestValue', (found) =>
          withChildren(found, [comment(envelopedDigest(carrier)), ...found.children]),
        ),
      ]),
  },
  {
    name: 'signed-info-twice',
    effect: 'negative',
    summary: "NameID is another person's, and a SignedInfo with the digest of that stands before the genuine one.",
    clause: 'CWE-347; XML Signature §4.1',
    parameters: AS,
    point: 'signed-response',
    apply: async (response, context) =>
      editSignatures(await impersonate(response, context), context, (signature, carrier) => {
        const uri = find(signature, 'Reference')?.attributes.URI;
        const forged = editReference(signature, (reference) => pointTo(reference, uri, envelopedDigest(carrier)));
        return [withChildren(signature, [forged, ...signature.children])];
      }),
  },
  {
    name: 'signature-twice',
    effect: 'negative',
    summary: 'Behind each Signature stands a second one with a wrong SignatureValue.',
    clause: 'SAMLCore §2.3.3, §3.2.2',
    point: 'signed-response',
    apply: (response, context) =>
      editSignatures(response, context, (signature) => [signature, ...flipped('SignatureValue')(signature)]),
  },
  {
    name: 'signature-last',
    effect: 'open',
    summary: 'The outermost Signature stands last instead of after Issuer.',
    clause: 'SAMLCore §2.3.3, §3.2.2',
    point: 'signed-response',
    apply: (response) => {
      if (child(response, 'Signature') !== undefined) return moveSignatureLast(response);
      return editChild(response, 'Assertion', moveSignatureLast);
    },
  },
];

function moveSignatureLast(carrier: XmlElement): XmlElement {
  const [signatures, others] = [true, false].map((wanted) =>
    carrier.children.filter((node) => isElement(node, 'Signature') === wanted),
  );
  return withChildren(carrier, [...(others ?? []), ...(signatures ?? [])]);
}
