import { attribute, children, elements, ns } from '../xml/index.ts';
import type { Check } from './check.ts';

const response = /^(Issuer )?(Signature )*(Extensions )?Status ((Encrypted)?Assertion )*$/;
const assertion =
  /^(Issuer )?(Signature )*(Subject )*(Conditions )*(Advice )?((Authn|AuthzDecision|Attribute)?Statement )*$/;

/** SAMLCore 2.3.3, 2.7.3, 3.2.2 (the schemas): children in their order, nothing foreign between, no retyped element. */
export const structure: Check = {
  reason: 'structure_invalid',
  clause: 'SAMLCore 2.3.3, 2.7.3, 3.2.2 (schema)',
  check(_context, message) {
    const outer = names(message.response);
    // Once a signed Response is reduced to what was signed its own Signature is gone; the order of the rest remains.
    if (outer.includes('Status ') && !response.test(outer)) return `Response holds ${outer.slice(0, 200)}`;
    const inner = names(message.assertion);
    if (!assertion.test(inner)) return `Assertion holds ${inner.slice(0, 200)}`;
    const retyped = [message.assertion, ...elements(message.assertion)].find(
      (one) => one.localName !== 'Statement' && one.hasAttributeNS(ns.xsi, 'type'),
    );
    if (retyped !== undefined) return `${retyped.localName} with xsi:type`;
    const empty = elements(message.assertion).find(
      (one) => one.localName === 'AttributeStatement' && elements(one).length === 0,
    );
    if (empty !== undefined) return 'AttributeStatement without Attribute';
    const nameless = children(message.assertion, ns.saml, 'AttributeStatement')
      .flatMap((one) => children(one, ns.saml, 'Attribute'))
      .find((one) => !attribute(one, 'Name'));
    return nameless === undefined ? undefined : 'Attribute without Name';
  },
};

function names(parent: Element): string {
  const known: readonly (string | null)[] = [ns.saml, ns.samlp, ns.ds];
  return elements(parent)
    .map((one) => `${known.includes(one.namespaceURI) ? '' : `{${one.namespaceURI}}`}${one.localName} `)
    .join('');
}
