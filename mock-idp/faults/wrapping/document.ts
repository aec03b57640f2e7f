import type { FaultContext } from '../../saml/index.ts';
import { child, withAttribute, writeElement, type XmlElement } from '../../saml/xml/index.ts';
import { append, type Forgery, forge } from '../forgery.ts';
import { type FaultEntry, withXml } from '../parts.ts';
import { opened } from '../signed.ts';
import { AS, RULE } from './wrapped.ts';

/** Two documents, one behind the other; the genuine one is as it was, octet for octet. */
function twoRoots(name: string, summary: string, order: (genuine: string, forged: string) => string): FaultEntry {
  return {
    name,
    effect: 'negative',
    summary,
    clause: `XML 1.0 §2.1; ${RULE}`,
    parameters: AS,
    point: 'wire',
    apply: (message, context) => {
      const parts = context.document === undefined ? undefined : forge(context.document, context);
      if (parts === undefined) return message;
      const { encryption } = context;
      const held = encryption === undefined ? parts.forged : encryption.encrypt('EncryptedAssertion', parts.forged);
      const forged = withAttribute(append(parts.shell, held), 'ID', context.freshId());
      const [declaration, genuine] = splitDeclaration(message.xml);
      return withXml(message, declaration + order(genuine, writeElement(forged)));
    },
  };
}

/** The genuine Assertion as a document of its own, and behind it a Response about somebody else. */
const assertionAlone: FaultEntry = {
  name: 'genuine-assertion-root-before-forged',
  effect: 'negative',
  summary: 'The genuine Assertion is a document of its own; a forged Response stands behind it.',
  clause: `XML 1.0 §2.1; ${RULE}; CVE-2022-39299`,
  parameters: AS,
  modes: ['assertion', 'both'],
  point: 'wire',
  apply: (message, context) => {
    const parts = context.document === undefined ? undefined : forge(context.document, context);
    const genuine = context.document && child(opened(context.document, context), 'Assertion');
    if (parts === undefined || genuine === undefined) return message;
    const forged = withAttribute(append(parts.shell, heldIn(parts, context)), 'ID', context.freshId());
    const [declaration] = splitDeclaration(message.xml);
    return withXml(message, declaration + writeElement(genuine) + writeElement(forged));
  },
};

function splitDeclaration(xml: string): [string, string] {
  const end = xml.startsWith('<?xml') ? xml.indexOf('?>') + 2 : 0;
  return [xml.slice(0, end), xml.slice(end)];
}

/** Text that two readers take for two different documents; `write` gets the genuine octets and the parts. */
function readTwoWays(
  name: string,
  summary: string,
  clause: string,
  write: (genuine: string, parts: Forgery, held: XmlElement) => string,
): FaultEntry {
  return {
    name,
    effect: 'negative',
    summary,
    clause,
    parameters: AS,
    point: 'wire',
    apply: (message, context) => {
      const parts = context.document === undefined ? undefined : forge(context.document, context);
      if (parts === undefined) return message;
      const [declaration, genuine] = splitDeclaration(message.xml);
      return withXml(message, declaration + write(genuine, parts, heldIn(parts, context)));
    },
  };
}

/** The forged Assertion as this message would carry it. */
function heldIn({ forged }: Forgery, { encryption }: FaultContext): XmlElement {
  return encryption === undefined ? forged : encryption.encrypt('EncryptedAssertion', forged);
}

/** An internal subset that ends, for who looks for the first `]>`, where a forged document begins. */
function subsetHoldingDocument(genuine: string, { shell }: Forgery, held: XmlElement): string {
  const forged = writeElement(append(shell, held)).replaceAll("'", '&apos;');
  return `<!DOCTYPE saml2p:Response [<!ENTITY assay ']>${forged}<!--'>]>${genuine}<!-- -->`;
}

/** The forged Assertion's ID is an entity that stands for the genuine one. */
function idOfEntity(_: string, { shell, genuine, assertionId }: Forgery, held: XmlElement): string {
  const decoy = writeElement(append(shell, withAttribute(held, 'ID', 'assay-entity'), genuine));
  return `<!DOCTYPE saml2p:Response [<!ENTITY id "${assertionId}">]>${decoy.replace('"assay-entity"', '"&id;"')}`;
}

/** The forged Assertion's name has an empty part, which some writers drop and some readers overlook. */
function nameOfThreeParts(_: string, { shell, genuine }: Forgery, held: XmlElement): string {
  const local = held.name.slice(held.name.indexOf(':') + 1);
  return writeElement(append(shell, { ...held, name: `saml2::${local}` }, genuine));
}

/** Faults of the whole document: two roots, or one text that two parsers read as two. */
export const documentFaults: readonly FaultEntry[] = [
  twoRoots(
    'forged-root-first',
    'A forged Response stands before the genuine one.',
    (genuine, forged) => forged + genuine,
  ),
  twoRoots(
    'forged-root-last',
    'A forged Response stands behind the genuine one.',
    (genuine, forged) => genuine + forged,
  ),
  assertionAlone,
  readTwoWays(
    'doctype-holding-forged-document',
    'An entity in the DOCTYPE holds a forged Response, which a parser that ends the DOCTYPE too early takes for the root.',
    'CVE-2025-25291; CWE-436',
    subsetHoldingDocument,
  ),
  readTwoWays(
    'id-from-entity',
    'A forged Assertion before the genuine part has an entity as its ID, which stands for the genuine one.',
    'CVE-2025-23369; CWE-436',
    idOfEntity,
  ),
  readTwoWays(
    'name-of-three-parts',
    'A forged Assertion before the genuine part has a name with two colons, which writing and reading again changes.',
    'Namespaces in XML §3; CVE-2020-29509; CWE-436',
    nameOfThreeParts,
  ),
];
