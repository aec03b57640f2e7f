import type { FaultContext } from '../saml/index.ts';
import { element, withAttribute, withChildren, XML_SCHEMA_INSTANCE, type XmlNode } from '../saml/xml/index.ts';
import { at, type FaultEntry, family, secondsFrom } from './parts.ts';

const RULE = 'SAMLCore §2.5.1.2';
const HOUR = 3600;

type Effect = 'negative' | 'benign' | 'open';

/** Sets attributes of one child of the Assertion. */
function set(
  name: string,
  summary: string,
  target: 'Conditions' | 'AuthnStatement',
  values: (context: FaultContext) => Record<string, string | undefined>,
  effect: Effect = 'negative',
  clause = RULE,
): FaultEntry {
  return {
    name,
    effect,
    summary,
    clause,
    point: 'assertion-tree',
    apply: (assertion, context) =>
      at(assertion, [target], (found) =>
        Object.entries(values(context)).reduce(
          (now, [attribute, value]) => withAttribute(now, attribute, value),
          found,
        ),
      ),
  };
}

/** Adds a condition beside the AudienceRestriction. */
function condition(name: string, summary: string, made: XmlNode, effect: Effect, clause: string): FaultEntry {
  return {
    name,
    effect,
    summary,
    clause,
    point: 'assertion-tree',
    apply: (assertion) => at(assertion, ['Conditions'], (found) => withChildren(found, [...found.children, made])),
  };
}

const iso = (context: FaultContext, seconds: number) => secondsFrom(context, seconds).toISOString();
const SESSION = 'SAMLProf §4.1.4.3; SAMLCore §2.7.2';

/** The windows in which the Assertion and the session hold. */
export const timeFamily = family('time', [
  {
    name: 'conditions-missing',
    effect: 'negative',
    summary: 'The Assertion has no Conditions.',
    clause: 'SAMLProf §4.1.4.2',
    point: 'assertion-tree',
    apply: (assertion) => at(assertion, ['Conditions'], () => undefined),
  },
  set('conditions-expired', 'Conditions ended an hour ago.', 'Conditions', (context) => ({
    NotBefore: iso(context, -2 * HOUR),
    NotOnOrAfter: iso(context, -HOUR),
  })),
  set('conditions-not-yet-valid', 'Conditions begin in an hour.', 'Conditions', (context) => ({
    NotBefore: iso(context, HOUR),
    NotOnOrAfter: iso(context, 2 * HOUR),
  })),
  set('conditions-not-before-malformed', 'NotBefore of Conditions is not a time.', 'Conditions', () => ({
    NotBefore: 'yesterday',
  })),
  set('conditions-not-on-or-after-malformed', 'NotOnOrAfter of Conditions is not a time.', 'Conditions', () => ({
    NotOnOrAfter: 'tomorrow',
  })),
  set('conditions-not-on-or-after-empty', 'NotOnOrAfter of Conditions is empty.', 'Conditions', () => ({
    NotOnOrAfter: '',
  })),
  set('conditions-inverted', 'Conditions end before they begin, and now lies between.', 'Conditions', (context) => ({
    NotBefore: iso(context, 30),
    NotOnOrAfter: iso(context, -30),
  })),
  set(
    'conditions-begin-within-skew',
    'Conditions begin in a minute, as if the clocks differed.',
    'Conditions',
    (context) => ({ NotBefore: iso(context, 60) }),
    'benign',
    'IIP-G01',
  ),
  set(
    'conditions-ended-within-skew',
    'Conditions ended a minute ago, as if the clocks differed.',
    'Conditions',
    (context) => ({ NotOnOrAfter: iso(context, -60) }),
    'benign',
    'IIP-G01',
  ),
  set(
    'conditions-not-before-omitted',
    'Conditions have no NotBefore.',
    'Conditions',
    () => ({ NotBefore: undefined }),
    'benign',
  ),
  set(
    'conditions-not-on-or-after-omitted',
    'Conditions have no NotOnOrAfter.',
    'Conditions',
    () => ({ NotOnOrAfter: undefined }),
    'benign',
  ),
  set(
    'conditions-offset-form',
    'Times of Conditions are given with an offset instead of in UTC.',
    'Conditions',
    (context) => ({ NotOnOrAfter: iso(context, HOUR + 300).replace('Z', '+01:00') }),
    'open',
    'SAMLCore §1.3.3',
  ),
  set(
    'session-ended',
    'SessionNotOnOrAfter passed an hour ago.',
    'AuthnStatement',
    (context) => ({ SessionNotOnOrAfter: iso(context, -HOUR) }),
    'negative',
    SESSION,
  ),
  set(
    'session-of-an-hour',
    'SessionNotOnOrAfter lies an hour ahead.',
    'AuthnStatement',
    (context) => ({ SessionNotOnOrAfter: iso(context, HOUR) }),
    'benign',
    SESSION,
  ),
  set(
    'authn-instant-future',
    'AuthnInstant lies a day in the future.',
    'AuthnStatement',
    (context) => ({ AuthnInstant: iso(context, 24 * HOUR) }),
    'open',
    'SAMLCore §2.7.2',
  ),
  condition(
    'condition-unknown',
    'Conditions hold a condition of an unknown type.',
    element('saml2:Condition', {
      namespaces: { xsi: XML_SCHEMA_INSTANCE, assay: 'urn:example:assay' },
      attributes: { 'xsi:type': 'assay:OnlyOnTuesdaysType' },
    }),
    'negative',
    'SAMLCore §2.5.1.1',
  ),
  condition('one-time-use', 'Conditions hold OneTimeUse.', element('saml2:OneTimeUse'), 'benign', 'SAMLCore §2.5.1.5'),
]);
