import type { FaultContext } from '../../saml/index.ts';
import {
  digestOf,
  ENVELOPED_SIGNATURE,
  EXCLUSIVE_C14N,
  editChild,
  element,
  find,
  withChildren,
  withoutChildren,
  type XmlElement,
} from '../../saml/xml/index.ts';
import type { FaultEntry } from '../parts.ts';
import { editReference, editSignatures, pointTo, redigested, reseal } from '../signed.ts';

const TRANSFORMS = 'SAMLCore §5.4.4';

/** Rewrites the transforms of every signature; `seen` is what they leave of the signed element. */
function transforms(
  name: string,
  effect: 'negative' | 'open',
  summary: string,
  edit: (list: XmlElement, parameters: Readonly<Record<string, string>>) => XmlElement,
  seen: (carrier: XmlElement) => XmlElement,
): FaultEntry {
  const change = async (signature: XmlElement, carrier: XmlElement, context: FaultContext) => {
    const uri = find(signature, 'Reference')?.attributes.URI;
    const digest = digestOf(withoutChildren(seen(carrier), 'Signature'));
    const signedInfo = editReference(signature, (reference) =>
      pointTo(
        editChild(reference, 'Transforms', (list) => edit(list, context.parameters)),
        uri,
        digest,
      ),
    );
    return [await reseal(signedInfo, context)];
  };
  return {
    name,
    effect,
    summary,
    clause: TRANSFORMS,
    point: 'signed-response',
    apply: (response, context) =>
      editSignatures(response, context, (signature, carrier) => change(signature, carrier, context)),
  };
}

const withoutSubject = (from: XmlElement): XmlElement =>
  editChild(withoutChildren(from, 'Subject'), 'Assertion', (assertion) => withoutChildren(assertion, 'Subject'));

/** What each signature leaves out of its Reference, or has done to what it refers to. */
export const transformFaults: readonly FaultEntry[] = [
  transforms(
    'transform-xpath',
    'negative',
    'Each signature has an XPath transform that leaves the Subject out.',
    (list) =>
      withChildren(list, [
        ...list.children.slice(0, 1),
        element('ds:Transform', {
          attributes: { Algorithm: 'http://www.w3.org/TR/1999/REC-xpath-19991116' },
          children: [element('ds:XPath', { children: ["not(ancestor-or-self::*[local-name()='Subject'])"] })],
        }),
        ...list.children.slice(1),
      ]),
    withoutSubject,
  ),
  transforms(
    'transforms-many',
    'open',
    'Each signature repeats canonicalisation twenty times.',
    (list) =>
      withChildren(list, [...list.children, ...Array.from({ length: 20 }, () => transform(EXCLUSIVE_C14N, []))]),
    (carrier) => carrier,
  ),
  transforms(
    'transforms-enveloped-many',
    'open',
    'Each signature repeats the enveloped-signature transform twenty times.',
    (list) =>
      withChildren(list, [...Array.from({ length: 20 }, () => transform(ENVELOPED_SIGNATURE, [])), ...list.children]),
    (carrier) => carrier,
  ),
  transforms(
    'transform-xpath-filter-2',
    'negative',
    'Each signature has an XPath Filter 2.0 transform that subtracts the Subject.',
    (list) =>
      withChildren(list, [
        ...list.children.slice(0, 1),
        transform('http://www.w3.org/2002/06/xmldsig-filter2', [
          element('dsig-xpath:XPath', {
            namespaces: { 'dsig-xpath': 'http://www.w3.org/2002/06/xmldsig-filter2' },
            attributes: { Filter: 'subtract' },
            children: ["//*[local-name()='Subject']"],
          }),
        ]),
        ...list.children.slice(1),
      ]),
    withoutSubject,
  ),
  {
    ...transforms(
      'transform-xslt',
      'negative',
      'Each signature has an XSLT transform that copies everything and asks an address for a document.',
      (list, { url = '' }) =>
        withChildren(list, [
          ...list.children.slice(0, 1),
          transform('http://www.w3.org/TR/1999/REC-xslt-19991116', [stylesheet(url)]),
          ...list.children.slice(1),
        ]),
      (carrier) => carrier,
    ),
    clause: `${TRANSFORMS}; CWE-91, CWE-918`,
    parameters: { url: 'The address; who fetches it is caught.' },
  },
  {
    name: 'transforms-none',
    effect: 'negative',
    summary: 'The Reference of each signature has no Transforms, and so the signature is part of what it is made over.',
    clause: `XML Signature §4.4.3.2; ${TRANSFORMS}`,
    point: 'signed-response',
    apply: (response, context) =>
      editSignatures(response, context, async (signature, carrier) => {
        const signedInfo = editChild(redigested(signature, carrier), 'Reference', (found) =>
          withoutChildren(found, 'Transforms'),
        );
        return [await reseal(signedInfo, context)];
      }),
  },
];

function transform(algorithm: string, children: readonly XmlElement[]): XmlElement {
  return element('ds:Transform', { attributes: { Algorithm: algorithm }, children });
}

function stylesheet(url: string): XmlElement {
  const copied = element('xsl:copy', {
    children: [element('xsl:apply-templates', { attributes: { select: '@*|node()' } })],
  });
  const asked = element('xsl:variable', { attributes: { name: 'asked', select: `document('${url}')` } });
  return element('xsl:stylesheet', {
    namespaces: { xsl: 'http://www.w3.org/1999/XSL/Transform' },
    attributes: { version: '1.0' },
    children: [element('xsl:template', { attributes: { match: '@*|node()' }, children: [asked, copied] })],
  });
}
