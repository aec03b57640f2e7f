import {
  child,
  element,
  insertAfter,
  isElement,
  withAttribute,
  withChildren,
  type XmlElement,
} from '../../saml/xml/index.ts';
import { type FaultEntry, family, inAssertion, insertBefore, secondsFrom } from '../parts.ts';
import { opened } from '../signed.ts';
import { oddEnvelopeFaults } from './odd.ts';
import { severalAssertionFaults } from './several-assertions.ts';

const FOREIGN = { assay: 'urn:example:assay' };
const DAY = 86_400;

const BY_LEVEL = {
  Response: { point: 'response-tree', clause: 'SAMLCore §3.2.2' },
  Assertion: { point: 'assertion-tree', clause: 'SAMLCore §2.3.3' },
} as const;

/** Version, ID and IssueInstant, alike for the Response and the Assertion. */
function envelopeFaults(level: 'Response' | 'Assertion'): FaultEntry[] {
  const { point, clause } = BY_LEVEL[level];
  const lower = level.toLowerCase();
  const set = (name: string, attribute: string, value: string | undefined, detail: string = clause): FaultEntry => ({
    name: `${lower}-${name}`,
    effect: 'negative',
    summary: `${attribute} of the ${level} is ${value === undefined ? 'missing' : `"${value}"`}.`,
    clause: detail,
    point,
    apply: (tree) => withAttribute(tree, attribute, value),
  });
  const moved = (name: string, seconds: number): FaultEntry => ({
    name: `${lower}-issue-instant-${name}`,
    effect: 'open',
    summary: `IssueInstant of the ${level} lies a day in the ${name}.`,
    clause: `${clause}; CWE-613`,
    point,
    apply: (tree, context) => withAttribute(tree, 'IssueInstant', secondsFrom(context, seconds).toISOString()),
  });
  const versions = 'SAMLCore §4.1.3';
  // A signature needs the ID of what it signs, so only the other level may be signed when the ID goes.
  const modes = level === 'Response' ? (['assertion'] as const) : (['response'] as const);
  return [
    set('version-1-0', 'Version', '1.0', versions),
    set('version-1-1', 'Version', '1.1', versions),
    set('version-3-0', 'Version', '3.0', versions),
    { ...set('version-2-1', 'Version', '2.1', versions), effect: 'open' },
    set('version-missing', 'Version', undefined),
    { ...set('id-missing', 'ID', undefined), modes },
    { ...set('id-empty', 'ID', '', 'SAMLCore §1.3.4'), modes },
    set('id-not-a-name', 'ID', '1:assay', 'SAMLCore §1.3.4'),
    set('issue-instant-missing', 'IssueInstant', undefined),
    set('issue-instant-malformed', 'IssueInstant', '2018-09-04', 'SAMLCore §1.3.3'),
    moved('future', DAY),
    moved('past', -DAY),
  ];
}

function destination(name: string, summary: string, value: (genuine: string) => string | undefined): FaultEntry {
  return {
    name: `destination-${name}`,
    // Core lets an unsigned Response go without Destination.
    effect: name === 'missing' ? 'open' : 'negative',
    summary: `Destination ${summary}`,
    clause: 'SAMLCore §3.2.2; SAMLBind §3.5.5.2',
    point: 'response-tree',
    apply: (response) => withAttribute(response, 'Destination', value(response.attributes.Destination ?? '')),
  };
}

function rootIn(name: string, summary: string, wrap: (response: XmlElement) => XmlElement): FaultEntry {
  return { name, effect: 'negative', summary, clause: 'SAMLBind §3.5.4', point: 'signed-response', apply: wrap };
}

const SOAP = { soap: 'http://schemas.xmlsoap.org/soap/envelope/' };

/** What surrounds the statements: versions, IDs, times of issue, Destination, the root and the order of things. */
export const envelopeFamily = family('envelope', [
  ...envelopeFaults('Response'),
  ...envelopeFaults('Assertion'),
  {
    name: 'assertion-id-chosen',
    effect: 'open',
    summary: 'The Assertion has an ID that another one had.',
    clause: 'SAMLCore §1.3.4',
    parameters: { id: 'The ID.' },
    point: 'plan',
    apply: (plan, { parameters }) =>
      inAssertion(plan, (assertion) => ({ ...assertion, id: parameters.id ?? assertion.id })),
  },
  {
    name: 'response-and-assertion-share-id',
    effect: 'negative',
    summary: 'The Response and the Assertion have the same ID.',
    clause: 'SAMLCore §1.3.4',
    point: 'plan',
    apply: (plan) => inAssertion(plan, (assertion) => ({ ...assertion, id: plan.id })),
  },
  destination('wrong', 'is a URL of another host.', () => 'https://sp.attacker.example/saml/acs'),
  destination('empty', 'is empty.', () => ''),
  destination('prefix', 'has the ACS URL as its beginning.', (genuine) => `${genuine}/more`),
  destination('host-suffix', 'has the host of the ACS URL as the beginning of its host.', (genuine) =>
    genuine.replace(/^([a-z]+:\/\/[^/:]+)/i, '$1.attacker.example'),
  ),
  destination('missing', 'is missing.', () => undefined),
  {
    name: 'destination-other-acs',
    effect: 'negative',
    summary: 'Destination is another ACS of the same SP.',
    clause: 'SAMLCore §3.2.2; SAMLBind §3.5.5.2',
    parameters: { url: 'The other ACS.' },
    point: 'response-tree',
    apply: (response, { parameters }) => withAttribute(response, 'Destination', parameters.url),
  },
  {
    name: 'wrong-message-type',
    effect: 'negative',
    summary: 'The root is a LogoutResponse holding what a Response would hold.',
    clause: 'SAMLBind §3.5; CWE-843',
    point: 'response-tree',
    apply: (response) => ({ ...response, name: 'saml2p:LogoutResponse' }),
  },
  {
    name: 'bare-assertion',
    effect: 'negative',
    summary: 'The root is the signed Assertion, without a Response around it.',
    clause: 'SAMLProf §4.1.4.2',
    point: 'signed-response',
    apply: async (response, context) => {
      const assertion = child(opened(response, context), 'Assertion');
      if (assertion === undefined) return response;
      return child(assertion, 'Signature') === undefined ? context.sign(assertion, 'app') : assertion;
    },
  },
  rootIn('foreign-root', 'The Response stands inside a foreign root element.', (response) =>
    element('assay:Envelope', { namespaces: FOREIGN, children: [response] }),
  ),
  rootIn('soap-envelope', 'The Response stands inside a SOAP envelope.', (response) =>
    element('soap:Envelope', { namespaces: SOAP, children: [element('soap:Body', { children: [response] })] }),
  ),
  {
    name: 'schema-order',
    effect: 'negative',
    summary: 'Conditions stands before Subject.',
    clause: 'SAMLCore §2.3.3',
    point: 'assertion-tree',
    apply: (assertion) => {
      const conditions = child(assertion, 'Conditions');
      if (conditions === undefined) return assertion;
      const others = assertion.children.filter((node) => !isElement(node, 'Conditions'));
      return insertBefore(withChildren(assertion, others), 'Subject', [conditions]);
    },
  },
  {
    name: 'unknown-child',
    effect: 'negative',
    summary: 'A foreign element stands directly in the Assertion.',
    clause: 'SAMLCore §2.3.3',
    point: 'assertion-tree',
    apply: (assertion) =>
      withChildren(assertion, [...assertion.children, element('assay:Claim', { namespaces: FOREIGN })]),
  },
  {
    name: 'extensions-unknown',
    effect: 'benign',
    summary: 'The Response has Extensions with an unknown element.',
    clause: 'IIP-EXT01',
    point: 'response-tree',
    apply: (response) =>
      insertAfter(response, 'Issuer', [
        element('saml2p:Extensions', { children: [element('assay:Extension', { namespaces: FOREIGN })] }),
      ]),
  },
  {
    name: 'consent',
    effect: 'benign',
    summary: 'The Response has a Consent attribute.',
    clause: 'SAMLCore §3.2.2',
    point: 'response-tree',
    apply: (response) => withAttribute(response, 'Consent', 'urn:oasis:names:tc:SAML:2.0:consent:obtained'),
  },
  {
    name: 'advice',
    effect: 'benign',
    summary: 'The Assertion has Advice with a foreign element.',
    clause: 'SAMLCore §2.6',
    point: 'assertion-tree',
    apply: (assertion) =>
      insertAfter(assertion, 'Conditions', [
        element('saml2:Advice', { children: [element('assay:Hint', { namespaces: FOREIGN })] }),
      ]),
  },
  ...severalAssertionFaults,
  ...oddEnvelopeFaults,
]);
