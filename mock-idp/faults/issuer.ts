import { comment, text, withAttribute, withChildren, withoutChildren, type XmlElement } from '../saml/xml/index.ts';
import { at, type FaultEntry, family } from './parts.ts';

/** An IdP that no SP was set up with. */
export const unknownEntityId = 'http://www.okta.com/exk0assayunknown';
const BY_LEVEL = {
  Response: { point: 'response-tree', clause: 'SAMLProf §4.1.4.2; SAMLCore §3.2.2' },
  Assertion: { point: 'assertion-tree', clause: 'SAMLProf §4.1.4.2; SAMLCore §2.3.3' },
} as const;

/** The issuer faults of one level, made alike for the Response and the Assertion. */
function issuerFaults(level: 'Response' | 'Assertion'): FaultEntry[] {
  const { point, clause } = BY_LEVEL[level];
  const fault = (name: string, summary: string, edit: (issuer: XmlElement) => XmlElement): FaultEntry => ({
    name: `${level.toLowerCase()}-issuer-${name}`,
    effect: 'negative',
    summary: `Issuer of the ${level} ${summary}`,
    clause,
    point,
    apply: (tree) => at(tree, ['Issuer'], edit),
  });
  const says = (value: (genuine: string) => string) => (issuer: XmlElement) =>
    withChildren(
      issuer,
      issuer.children.map((node) => (node.kind === 'text' ? text(value(node.value)) : node)),
    );
  return [
    {
      name: `${level.toLowerCase()}-issuer-missing`,
      // The profile lets an unsigned Response go without Issuer.
      effect: level === 'Response' ? 'open' : 'negative',
      summary: `The ${level} has no Issuer.`,
      clause,
      point,
      apply: (tree) => withoutChildren(tree, 'Issuer'),
    },
    fault('empty', 'is empty.', (issuer) => withChildren(issuer, [])),
    fault(
      'unknown',
      'is an entity the consumer does not know.',
      says(() => unknownEntityId),
    ),
    fault(
      'case',
      'is written in other case.',
      says((genuine) => genuine.replace('www.', 'WWW.').replace('exk', 'EXK')),
    ),
    fault(
      'trailing-slash',
      'has a slash at its end.',
      says((genuine) => `${genuine}/`),
    ),
    {
      ...fault(
        'padded',
        'has white space around it.',
        says((genuine) => `\n  ${genuine}\n`),
      ),
      effect: 'open',
    },
    fault('comment-split', 'is the genuine one, a comment, and more.', (issuer) =>
      withChildren(issuer, [...issuer.children, comment('split'), text('.attacker.example')]),
    ),
    fault('format', 'has a Format other than entity.', (issuer) =>
      withAttribute(issuer, 'Format', 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'),
    ),
    {
      ...fault('format-omitted', 'has no Format.', (issuer) => withAttribute(issuer, 'Format', undefined)),
      effect: 'benign',
    },
  ];
}

/** Who issued the message, as the Response and as the Assertion say. */
export const issuerFamily = family('issuer', [
  ...issuerFaults('Response'),
  ...issuerFaults('Assertion'),
  {
    name: 'assertion-issuer-chosen',
    effect: 'negative',
    summary: 'Issuer of the Assertion is another IdP than that of the Response.',
    clause: 'SAMLProf §4.1.4.2 with E26',
    parameters: { issuer: 'Entity ID of the other IdP.' },
    defaults: { issuer: 'http://www.okta.com/exk0assayother' },
    point: 'assertion-tree',
    apply: (assertion, { parameters: { issuer = '' } }) =>
      at(assertion, ['Issuer'], (found) => withChildren(found, [text(issuer)])),
  },
]);
