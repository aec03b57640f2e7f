/** Small edits that many faults are made of. */
import type {
  AssertionPlan,
  LogoutFault,
  OtherPerson,
  ResponseFault,
  ResponsePlan,
  WireMessage,
} from '../saml/index.ts';
import { editChild, isElement, withChildren, type XmlElement, type XmlNode } from '../saml/xml/index.ts';

type WithoutFamily<F> = F extends unknown ? Omit<F, 'family'> : never;

/** A fault without its family, which the file says once for all. */
export type FaultEntry = WithoutFamily<ResponseFault>;
export type LogoutFaultEntry = WithoutFamily<LogoutFault>;

/** Makes the faults of one family. */
export function family(name: ResponseFault['family'], entries: readonly FaultEntry[]): readonly ResponseFault[] {
  return entries.map((entry) => ({ ...entry, family: name }));
}

/** The person a forged part names. Arming resolves parameter `as`; without it the fault would prove nothing. */
export function otherPerson(context: { other?: OtherPerson }): OtherPerson {
  if (context.other === undefined) throw new Error('This fault needs another person: parameter "as".');
  return context.other;
}

/** Rewrites the planned Assertion; a plan without one stays the same object. */
export function inAssertion(plan: ResponsePlan, change: (assertion: AssertionPlan) => AssertionPlan): ResponsePlan {
  return plan.assertion === undefined ? plan : { ...plan, assertion: change(plan.assertion) };
}

/** Rewrites the one element at a path of local names below the given one; undefined takes it away. */
export function at(
  tree: XmlElement,
  path: readonly string[],
  edit: (found: XmlElement) => XmlNode | readonly XmlNode[] | undefined,
): XmlElement {
  const [first, ...rest] = path;
  if (first === undefined) return tree;
  if (rest.length === 0) return editChild(tree, first, edit);
  let changed = false;
  const made = editChild(tree, first, (found) => {
    const inner = at(found, rest, edit);
    changed = inner !== found;
    return inner;
  });
  return changed ? made : tree;
}

/** Puts nodes right before the first child element of that local name, or last when there is none. */
export function insertBefore(parent: XmlElement, name: string, nodes: readonly XmlNode[]): XmlElement {
  const found = parent.children.findIndex((node) => isElement(node, name));
  const index = found < 0 ? parent.children.length : found;
  return withChildren(parent, [...parent.children.slice(0, index), ...nodes, ...parent.children.slice(index)]);
}

/** The same message carrying other XML. */
export function withXml(message: WireMessage, xml: string): WireMessage {
  return withSamlResponse({ ...message, xml }, Buffer.from(xml, 'utf8').toString('base64'));
}

/** The same message with another value in its SAMLResponse field. */
export function withSamlResponse(message: WireMessage, value: string): WireMessage {
  const fields = message.fields.map((field) => (field.name === 'SAMLResponse' ? { ...field, value } : field));
  return { ...message, fields };
}

/** A time so many seconds from the message's own. */
export function secondsFrom(context: { now: Date }, seconds: number): Date {
  return new Date(context.now.getTime() + seconds * 1000);
}
