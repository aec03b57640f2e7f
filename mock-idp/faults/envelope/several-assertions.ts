import type { FaultContext } from '../../saml/index.ts';
import { child, editChild, withAttribute, withoutChildren, type XmlElement } from '../../saml/xml/index.ts';
import { append, forgeAssertion } from '../forgery.ts';
import { type FaultEntry, insertBefore, secondsFrom } from '../parts.ts';

const CLAUSE = 'SAMLProf §4.1.4.2 with E26';
const AS = { as: 'Login of the person the second Assertion names.' };

/** The second Assertion is as genuine as the first: signed if that one is. */
async function genuine(second: XmlElement, first: XmlElement, context: FaultContext): Promise<XmlElement> {
  return child(first, 'Signature') === undefined ? second : context.sign(second, 'app');
}

/** The times of an Assertion that was good an hour ago. */
function expired(assertion: XmlElement, context: FaultContext): XmlElement {
  const [from, until] = [secondsFrom(context, -7200), secondsFrom(context, -3600)].map((at) => at.toISOString());
  const issued = withAttribute(assertion, 'IssueInstant', from);
  return editChild(issued, 'Conditions', (found) =>
    withAttribute(withAttribute(found, 'NotBefore', from), 'NotOnOrAfter', until),
  );
}

/** Responses with more than one genuine Assertion. */
export const severalAssertionFaults: readonly FaultEntry[] = [
  {
    name: 'assertion-twice',
    effect: 'open',
    summary: 'The Response holds a second genuine Assertion, about the same person.',
    clause: CLAUSE,
    point: 'response-tree',
    apply: async (response, context) => {
      const first = child(response, 'Assertion');
      if (first === undefined) return response;
      const second = withAttribute(withoutChildren(first, 'Signature'), 'ID', context.freshId());
      return append(response, await genuine(second, first, context));
    },
  },
  {
    name: 'expired-assertion-beside-valid',
    effect: 'negative',
    summary: 'A genuine Assertion about another person, which expired an hour ago, stands before the valid one.',
    clause: 'SAMLProf §4.1.4.3 with E26',
    parameters: AS,
    point: 'response-tree',
    apply: async (response, context) => {
      const first = child(response, 'Assertion');
      if (first === undefined) return response;
      const old = expired(forgeAssertion(first, context), context);
      return insertBefore(response, 'Assertion', [await genuine(old, first, context)]);
    },
  },
  {
    name: 'other-person-first-both-signed',
    effect: 'negative',
    summary: 'A second genuine Assertion, about another person, stands before the first.',
    clause: `${CLAUSE}; CWE-287`,
    parameters: AS,
    point: 'response-tree',
    apply: async (response, context) => {
      const first = child(response, 'Assertion');
      if (first === undefined) return response;
      return insertBefore(response, 'Assertion', [await genuine(forgeAssertion(first, context), first, context)]);
    },
  },
];
