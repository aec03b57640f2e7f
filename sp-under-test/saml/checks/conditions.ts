import type { ConsumeContext } from '../contracts.ts';
import { attribute, child, children, elements, ns, parseInstant } from '../xml/index.ts';
import type { Check } from './check.ts';
import { passed, reached } from './window.ts';

/** SAMLProf 4.1.4.2, SAMLCore 2.3.3: one Conditions; without it nothing says whom the Assertion is for. */
export const conditions: Check = {
  reason: 'conditions_missing',
  clause: 'SAMLProf 4.1.4.2, SAMLCore 2.3.3',
  check(_context, { assertion }) {
    const found = children(assertion, ns.saml, 'Conditions').length;
    return found === 1 ? undefined : `${found} Conditions`;
  },
};

/** SAMLCore 2.5.1.2: NotBefore, if there, has been reached; an unreadable one has not. */
export const notYetValid: Check = {
  reason: 'assertion_not_yet_valid',
  clause: 'SAMLCore 2.5.1.2',
  check(context, { assertion }) {
    const value = attribute(child(assertion, ns.saml, 'Conditions'), 'NotBefore');
    if (value === undefined) return undefined;
    const instant = parseInstant(value);
    return instant !== undefined && reached(instant, context) ? undefined : `NotBefore is ${value}`;
  },
};

/** SAMLCore 2.5.1.2: NotOnOrAfter, if there, has not passed and lies after NotBefore; an unreadable one has passed. */
export const expired: Check = {
  reason: 'assertion_expired',
  clause: 'SAMLCore 2.5.1.2',
  check(context, { assertion }) {
    const found = child(assertion, ns.saml, 'Conditions');
    const value = attribute(found, 'NotOnOrAfter');
    if (value === undefined) return undefined;
    return isOpen(context, value, attribute(found, 'NotBefore')) ? undefined : `NotOnOrAfter is ${value}`;
  },
};

function isOpen(context: ConsumeContext, notOnOrAfter: string, notBefore: string | undefined): boolean {
  const until = parseInstant(notOnOrAfter);
  const from = parseInstant(notBefore);
  if (until === undefined || passed(until, context)) return false;
  return from === undefined || from.getTime() < until.getTime();
}

/** SAMLCore 2.5.1: a condition that is not understood makes the Assertion indeterminate, and so not to be relied on. */
export const unknownCondition: Check = {
  reason: 'condition_unknown',
  clause: 'SAMLCore 2.5.1, 2.5.1.5, 2.5.1.6',
  check(_context, { assertion }) {
    const found = child(assertion, ns.saml, 'Conditions');
    const counts = { AudienceRestriction: Number.POSITIVE_INFINITY, OneTimeUse: 1, ProxyRestriction: 1 };
    for (const one of found ? elements(found) : []) {
      const limit = Object.entries(counts).find(([name]) => name === one.localName)?.[1];
      const retyped = one.hasAttributeNS(ns.xsi, 'type');
      if (one.namespaceURI !== ns.saml || limit === undefined || retyped)
        return `condition ${one.localName} is not understood`;
      if (children(found, ns.saml, one.localName).length > limit) return `${one.localName} more than once`;
    }
    return undefined;
  },
};
