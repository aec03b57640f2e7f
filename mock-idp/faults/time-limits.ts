import type { FaultContext } from '../saml/index.ts';
import { element, withAttribute, withChildren } from '../saml/xml/index.ts';
import { at, type FaultEntry, family, secondsFrom } from './parts.ts';

const SESSION = 'SAMLProf §4.1.4.3; SAMLCore §2.7.2';
const SECONDS = { seconds: 'By how much, in seconds.' };
/** A minute more than the widest tolerance that anybody recommends. */
const BEYOND = { seconds: '360' };

type Effect = 'negative' | 'benign' | 'open';

/** Sets one limit of Conditions to what the parameter says. */
function limit(
  name: string,
  effect: Effect,
  summary: string,
  attribute: 'NotBefore' | 'NotOnOrAfter',
  parameters: { described: Record<string, string>; defaults: Record<string, string> },
  value: (context: FaultContext) => string,
  clause = 'SAMLCore §2.5.1.2',
): FaultEntry {
  return {
    name,
    effect,
    summary,
    clause,
    parameters: parameters.described,
    defaults: parameters.defaults,
    point: 'assertion-tree',
    apply: (assertion, context) =>
      at(assertion, ['Conditions'], (found) => withAttribute(found, attribute, value(context))),
  };
}

const iso = (context: FaultContext, seconds: number) => secondsFrom(context, seconds).toISOString();
const given = ({ parameters }: FaultContext) => Number.parseInt(parameters.seconds ?? '0', 10) || 0;

/** Adds elements after the AudienceRestriction. */
function conditions(name: string, effect: Effect, summary: string, clause: string, added: () => string[]): FaultEntry {
  return {
    name,
    effect,
    summary,
    clause,
    point: 'assertion-tree',
    apply: (assertion) =>
      at(assertion, ['Conditions'], (found) =>
        withChildren(found, [
          ...found.children,
          ...added().map((one) =>
            element(one, { attributes: { Count: one === 'saml2:ProxyRestriction' ? '0' : undefined } }),
          ),
        ]),
      ),
  };
}

/** How far a limit may lie, and in which form it may be written. */
export const timeLimitsFamily = family('time', [
  limit(
    'conditions-ended-ago',
    'negative',
    'Conditions ended so many seconds ago.',
    'NotOnOrAfter',
    { described: SECONDS, defaults: BEYOND },
    (context) => iso(context, -given(context)),
    'SDP-G01; SAMLCore §2.5.1.2',
  ),
  limit(
    'conditions-begin-ahead',
    'negative',
    'Conditions begin in so many seconds.',
    'NotBefore',
    { described: SECONDS, defaults: BEYOND },
    (context) => iso(context, given(context)),
    'SDP-G01; SAMLCore §2.5.1.2',
  ),
  limit(
    'conditions-not-on-or-after-odd',
    'open',
    'NotOnOrAfter of Conditions is written in an unusual form.',
    'NotOnOrAfter',
    { described: { value: 'What stands there.' }, defaults: { value: '2099-01-01T24:00:00Z' } },
    ({ parameters }) => parameters.value ?? '',
    'SAMLCore §1.3.3',
  ),
  {
    name: 'conditions-of-ten-years',
    effect: 'open',
    summary: 'Conditions and the confirmation hold for ten years.',
    clause: 'CWE-613',
    point: 'assertion-tree',
    apply: (assertion, context) => {
      const until = iso(context, 10 * 365 * 24 * 3600);
      const long = at(assertion, ['Conditions'], (found) => withAttribute(found, 'NotOnOrAfter', until));
      return at(long, ['Subject', 'SubjectConfirmation', 'SubjectConfirmationData'], (found) =>
        withAttribute(found, 'NotOnOrAfter', until),
      );
    },
  },
  conditions('one-time-use-twice', 'negative', 'Conditions hold OneTimeUse twice.', 'SAMLCore §2.5.1.5', () => [
    'saml2:OneTimeUse',
    'saml2:OneTimeUse',
  ]),
  conditions(
    'proxy-restriction',
    'benign',
    'Conditions hold a ProxyRestriction with Count 0.',
    'SAMLCore §2.5.1.6',
    () => ['saml2:ProxyRestriction'],
  ),
  {
    name: 'session-ends-soon',
    effect: 'benign',
    summary: 'SessionNotOnOrAfter lies ten minutes ahead.',
    clause: SESSION,
    point: 'assertion-tree',
    apply: (assertion, context) =>
      at(assertion, ['AuthnStatement'], (found) => withAttribute(found, 'SessionNotOnOrAfter', iso(context, 600))),
  },
  {
    name: 'sessions-end-apart',
    effect: 'benign',
    summary: 'Two AuthnStatements: the first ends in seven hours, the second in eleven minutes.',
    clause: 'SAMLProf §4.1.4.3 (E26)',
    point: 'assertion-tree',
    apply: (assertion, context) =>
      at(assertion, ['AuthnStatement'], (found) => [
        withAttribute(found, 'SessionNotOnOrAfter', iso(context, 7 * 3600)),
        withAttribute(found, 'SessionNotOnOrAfter', iso(context, 660)),
      ]),
  },
]);
