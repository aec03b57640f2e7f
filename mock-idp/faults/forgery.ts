/** The pieces a wrapped message is put together from: the genuine signed part, and a forged one around it. */
import { type AttributePlan, attributeStatement, type FaultContext } from '../saml/index.ts';
import {
  child,
  editAll,
  editChild,
  element,
  insertAfter,
  isElement,
  text,
  textOf,
  withAttribute,
  withChildren,
  withoutChildren,
  type XmlElement,
  type XmlNode,
} from '../saml/xml/index.ts';
import { otherPerson } from './parts.ts';
import { opened } from './signed.ts';

export interface Forgery {
  /** What carries the outermost genuine signature: the whole Response if it is signed, else the Assertion. */
  genuine: XmlElement;
  /** ID of the Assertion, wherever in the genuine part that stands. */
  assertionId: string;
  /** That element without its Signature, as its digest sees it. */
  bare: XmlElement;
  /** That Signature. */
  signature: XmlElement;
  /** An unsigned Assertion about the other person, with an ID of its own. */
  forged: XmlElement;
  /** An unsigned Response for forged parts: same Issuer and Status, neither Signature nor Assertion. */
  shell: XmlElement;
}

/** Takes a signed Response apart; undefined when there is no signed Assertion to wrap. */
export function forge(response: XmlElement, context: FaultContext): Forgery | undefined {
  const assertion = child(opened(response, context), 'Assertion');
  if (assertion === undefined) return undefined;
  const genuine = child(response, 'Signature') === undefined ? assertion : response;
  const signature = child(genuine, 'Signature');
  if (signature === undefined) return undefined;
  const shell = ['Signature', 'Assertion', 'EncryptedAssertion'].reduce(withoutChildren, response);
  return {
    genuine,
    assertionId: assertion.attributes.ID ?? '',
    bare: withoutChildren(genuine, 'Signature'),
    signature,
    forged: forgeAssertion(assertion, context),
    // A shell around a whole Response needs an ID of its own; around an Assertion it is the genuine envelope.
    shell: genuine === response ? withAttribute(shell, 'ID', context.freshId()) : shell,
  };
}

/** An unsigned copy of an Assertion about the other person. */
export function forgeAssertion(assertion: XmlElement, context: FaultContext): XmlElement {
  const other = otherPerson(context);
  const subject = child(assertion, 'Subject');
  const genuineId = subject === undefined ? '' : textOf(child(subject, 'NameID') ?? subject);
  const renamed = editAll(withoutChildren(assertion, 'Signature'), 'NameID', (found) =>
    withChildren(found, [text(other.nameId)]),
  );
  const stated =
    other.attributes === undefined
      ? editAll(renamed, 'Attribute', (found) => restate(found, genuineId, other))
      : replaceStatement(renamed, other.attributes);
  return withAttribute(stated, 'ID', context.freshId());
}

/** Where the other person's attributes are not known: the identifier and the names are replaced, wherever shown. */
function restate(attribute: XmlElement, genuineId: string, other: { nameId: string; displayName: string }): XmlElement {
  const isName = /name$/i.test(attribute.attributes.Name ?? '');
  return editAll(attribute, 'AttributeValue', (value) => {
    if (textOf(value) === genuineId) return withChildren(value, [text(other.nameId)]);
    return isName ? withChildren(value, [text(other.displayName)]) : value;
  });
}

function replaceStatement(assertion: XmlElement, attributes: readonly AttributePlan[]): XmlElement {
  const without = withoutChildren(assertion, 'AttributeStatement');
  return attributes.length === 0 ? without : append(without, attributeStatement(attributes));
}

/** The same element with nodes at its end. */
export function append(parent: XmlElement, ...nodes: XmlNode[]): XmlElement {
  return withChildren(parent, [...parent.children, ...nodes]);
}

/** Puts the genuine part deep into the first element of that local name in a forged one. */
export function hideIn(forged: XmlElement, name: string, hidden: XmlElement): XmlElement {
  let done = false;
  return editAll(forged, name, (found) => {
    if (done) return found;
    done = true;
    return append(found, hidden);
  });
}

/** Adds a carrier for foreign content to a forged Assertion, at the place the schema gives it. */
export function withAdvice(forged: XmlElement, hidden: XmlElement): XmlElement {
  return insertAfter(forged, 'Conditions', [element('saml2:Advice', { children: [hidden] })]);
}

/** Adds an attribute whose value is foreign content. */
export function withAttributeHolding(forged: XmlElement, hidden: XmlElement): XmlElement {
  const attribute = element('saml2:Attribute', {
    attributes: { Name: 'assay.container' },
    children: [element('saml2:AttributeValue', { children: [hidden] })],
  });
  const statement = forged.children.some((node) => isElement(node, 'AttributeStatement'));
  return statement
    ? editChild(forged, 'AttributeStatement', (found) => append(found, attribute))
    : append(forged, element('saml2:AttributeStatement', { namespaces: forged.namespaces, children: [attribute] }));
}
