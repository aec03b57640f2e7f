import type { FaultContext } from '../saml/index.ts';
import { element, withAttribute, withChildren, type XmlElement } from '../saml/xml/index.ts';
import { at, type FaultEntry, family, otherPerson, secondsFrom } from './parts.ts';

const RULE = 'SAMLProf §4.1.4.2, §4.1.4.3';
const CONFIRMATION = ['Subject', 'SubjectConfirmation'];
const DATA = [...CONFIRMATION, 'SubjectConfirmationData'];
const CM = 'urn:oasis:names:tc:SAML:2.0:cm:';
const ELSEWHERE = 'https://sp.attacker.example/saml/acs';
const HOUR = 3600;

/** Rewrites the one SubjectConfirmation, or puts several in its place. */
function confirmation(
  name: string,
  summary: string,
  edit: (found: XmlElement, context: FaultContext) => XmlElement | readonly XmlElement[] | undefined,
  effect: 'negative' | 'benign' | 'open' = 'negative',
): FaultEntry {
  return {
    name: `confirmation-${name}`,
    effect,
    summary,
    clause: RULE,
    point: 'assertion-tree',
    apply: (assertion, context) => at(assertion, CONFIRMATION, (found) => edit(found, context)),
  };
}

/** Rewrites one attribute of SubjectConfirmationData. */
function data(
  name: string,
  summary: string,
  attribute: string,
  value: (genuine: string, context: FaultContext) => string | undefined,
  effect: 'negative' | 'open' = 'negative',
): FaultEntry {
  return {
    name,
    effect,
    summary,
    clause: RULE,
    point: 'assertion-tree',
    apply: (assertion, context) =>
      at(assertion, DATA, (found) =>
        withAttribute(found, attribute, value(found.attributes[attribute] ?? '', context)),
      ),
  };
}

const method = (found: XmlElement, value: string | undefined) => withAttribute(found, 'Method', value);
const inData = (found: XmlElement, attribute: string, value: string) =>
  at(found, ['SubjectConfirmationData'], (inner) => withAttribute(inner, attribute, value));
const expired = (found: XmlElement, context: FaultContext) =>
  inData(found, 'NotOnOrAfter', secondsFrom(context, -HOUR).toISOString());
const misaddressed = (found: XmlElement) => inData(found, 'Recipient', ELSEWHERE);

/** Whether, how, where and how long the bearer may confirm the Subject. */
export const subjectConfirmationFamily = family('subject-confirmation', [
  {
    name: 'subject-missing',
    effect: 'negative',
    summary: 'The Assertion has no Subject.',
    clause: RULE,
    point: 'assertion-tree',
    apply: (assertion) => at(assertion, ['Subject'], () => undefined),
  },
  {
    name: 'subject-empty',
    effect: 'negative',
    summary: 'Subject is empty.',
    clause: RULE,
    point: 'assertion-tree',
    apply: (assertion) => at(assertion, ['Subject'], (subject) => withChildren(subject, [])),
  },
  confirmation('missing', 'Subject has no SubjectConfirmation.', () => undefined),
  confirmation('method-missing', 'SubjectConfirmation has no Method.', (found) => method(found, undefined)),
  confirmation('method-empty', 'Method is empty.', (found) => method(found, '')),
  confirmation('method-unknown', 'Method is a private URN.', (found) => method(found, 'urn:example:cm:trust-me')),
  confirmation('method-holder-of-key', 'Method is holder-of-key.', (found) => method(found, `${CM}holder-of-key`)),
  confirmation('method-sender-vouches', 'Method is sender-vouches.', (found) => method(found, `${CM}sender-vouches`)),
  confirmation('data-missing', 'SubjectConfirmation has no SubjectConfirmationData.', (found) =>
    withChildren(found, []),
  ),
  data('recipient-wrong', 'Recipient is a URL of another host.', 'Recipient', () => ELSEWHERE),
  {
    name: 'recipient-other-acs',
    effect: 'negative',
    summary: 'Recipient is another ACS of the same SP.',
    clause: RULE,
    parameters: { url: 'The other ACS.' },
    point: 'assertion-tree',
    apply: (assertion, { parameters }) =>
      at(assertion, DATA, (found) => withAttribute(found, 'Recipient', parameters.url)),
  },
  data('recipient-missing', 'Recipient is missing.', 'Recipient', () => undefined),
  data('recipient-empty', 'Recipient is empty.', 'Recipient', () => ''),
  data('recipient-prefix', 'Recipient has the ACS URL as its beginning.', 'Recipient', (genuine) => `${genuine}/more`),
  data('confirmation-expired', 'NotOnOrAfter of the confirmation passed an hour ago.', 'NotOnOrAfter', (_, context) =>
    secondsFrom(context, -HOUR).toISOString(),
  ),
  data(
    'confirmation-not-on-or-after-missing',
    'NotOnOrAfter of the confirmation is missing.',
    'NotOnOrAfter',
    () => undefined,
  ),
  data(
    'confirmation-not-on-or-after-malformed',
    'NotOnOrAfter of the confirmation is not a time.',
    'NotOnOrAfter',
    () => 'tomorrow',
  ),
  data(
    'confirmation-not-before-present',
    'The confirmation has a NotBefore, which passed.',
    'NotBefore',
    (_, context) => secondsFrom(context, -60).toISOString(),
  ),
  data('confirmation-not-before-future', 'The confirmation has a NotBefore in an hour.', 'NotBefore', (_, context) =>
    secondsFrom(context, HOUR).toISOString(),
  ),
  data(
    'confirmation-not-before-at-end',
    'NotBefore of the confirmation is its NotOnOrAfter.',
    'NotBefore',
    (_, context) => context.plan.assertion?.subject.confirmation.notOnOrAfter?.toISOString(),
  ),
  data(
    'confirmation-address-other',
    'Address is not the address of the client.',
    'Address',
    () => '198.51.100.7',
    'open',
  ),
  confirmation(
    'foreign-attribute',
    'SubjectConfirmationData has an attribute of a foreign namespace.',
    (found) =>
      at(found, ['SubjectConfirmationData'], (inner) => ({
        ...withAttribute(inner, 'assay:note', 'extension'),
        namespaces: { ...inner.namespaces, assay: 'urn:example:assay' },
      })),
    'benign',
  ),
  {
    name: 'confirmation-name-id',
    effect: 'benign',
    summary: 'SubjectConfirmation has a NameID of its own: another person may confirm the Subject.',
    clause: 'SAMLCore §2.4.1.1',
    parameters: { as: 'Login of the person who may confirm the Subject.' },
    point: 'assertion-tree',
    apply: (assertion, context) =>
      at(assertion, CONFIRMATION, (found) =>
        withChildren(found, [
          element('saml2:NameID', {
            attributes: { Format: context.plan.assertion?.subject.nameId.format },
            children: [otherPerson(context).nameId],
          }),
          ...found.children,
        ]),
      ),
  },
  confirmation(
    'several-none-valid',
    'Two bearer confirmations, one expired and one for another Recipient and expired.',
    (found, context) => [expired(found, context), misaddressed(expired(found, context))],
  ),
  confirmation(
    'several-valid-only-together',
    'Two bearer confirmations: the right Recipient is in an expired one, the live time in one for another Recipient.',
    (found, context) => [expired(found, context), misaddressed(found)],
  ),
  confirmation(
    'several-second-valid',
    'Two bearer confirmations, of which the second is valid.',
    (found) => [misaddressed(found), found],
    'benign',
  ),
  confirmation(
    'several-first-valid',
    'Two bearer confirmations, of which the first is valid.',
    (found) => [found, misaddressed(found)],
    'benign',
  ),
  confirmation(
    'bearer-beside-others',
    'A bearer confirmation beside a holder-of-key one and an unknown one.',
    (found) => [
      element('saml2:SubjectConfirmation', { attributes: { Method: `${CM}holder-of-key` } }),
      found,
      element('saml2:SubjectConfirmation', { attributes: { Method: 'urn:example:cm:other' } }),
    ],
    'benign',
  ),
]);
