import type { AttributePlan, FaultContext, ResponsePlan } from '../saml/index.ts';
import {
  editChild,
  element,
  text,
  textOf,
  withAttribute,
  withChildren,
  XML_SCHEMA,
  type XmlElement,
} from '../saml/xml/index.ts';
import { at, type FaultEntry, family, inAssertion, otherPerson } from './parts.ts';

const BASIC = 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic';
const URI = 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri';
const UNSPECIFIED = 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified';

const named = (name: string, nameFormat: string, ...values: string[]): AttributePlan => ({
  name,
  nameFormat,
  values: values.map((value) => ({ text: value, type: 'xs:string' })),
});

const withAttributes = (
  plan: ResponsePlan,
  edit: (known: readonly AttributePlan[]) => AttributePlan[],
): ResponsePlan =>
  plan.assertion?.attributes.length === 0
    ? plan
    : inAssertion(plan, (assertion) => ({ ...assertion, attributes: edit(assertion.attributes) }));

/** Rewrites the first Attribute; where there is none, there is nothing to rewrite. */
const first = (assertion: XmlElement, edit: (found: XmlElement) => XmlElement | readonly XmlElement[]): XmlElement =>
  at(assertion, ['AttributeStatement', 'Attribute'], edit);

type Effect = 'negative' | 'benign' | 'open';

function composed(
  name: string,
  effect: Effect,
  summary: string,
  clause: string,
  edit: (found: XmlElement, context: FaultContext) => XmlElement | readonly XmlElement[],
): FaultEntry {
  return {
    name,
    effect,
    summary,
    clause,
    point: 'assertion-tree',
    apply: (assertion, context) => first(assertion, (found) => edit(found, context)),
  };
}

const valued = (found: XmlElement, edit: (value: XmlElement) => XmlElement) => editChild(found, 'AttributeValue', edit);

/** What an attribute is called and what its values hold. */
export const attributeValueFamily = family('attributes', [
  {
    name: 'attributes-unknown-fifty',
    effect: 'benign',
    summary: 'Fifty attributes that nobody knows stand before the others.',
    clause: 'IIP-SP10',
    point: 'plan',
    apply: (plan) =>
      inAssertion(plan, (assertion) => ({
        ...assertion,
        attributes: [
          ...Array.from({ length: 50 }, (_, index) => named(`assay.unknown.${index}`, UNSPECIFIED, `value ${index}`)),
          ...assertion.attributes,
        ],
      })),
  },
  {
    name: 'attributes-ldap',
    effect: 'benign',
    summary: 'Attributes of the LDAP profile, named by OID: two addresses, given name, surname.',
    clause: 'SDP-SP18, SDP-SP19',
    point: 'plan',
    apply: (plan) =>
      inAssertion(plan, (assertion) => ({
        ...assertion,
        attributes: [
          ...assertion.attributes,
          named('urn:oid:0.9.2342.19200300.100.1.3', URI, 'first@mail.example', 'second@mail.example'),
          named('urn:oid:2.5.4.42', URI, 'Given'),
          named('urn:oid:2.5.4.4', URI, 'Surname'),
        ],
      })),
  },
  {
    ...composed(
      'attribute-friendly-name-only',
      'negative',
      'An attribute of another Name has the FriendlyName of the first, and another person in it.',
      'IIP-SP11; SAMLCore §2.7.3.1; CWE-290',
      (found, context) =>
        valued(
          {
            ...found,
            attributes: { ...found.attributes, Name: 'urn:assay:unrelated', FriendlyName: found.attributes.Name ?? '' },
          },
          (value) => withChildren(value, [text(otherPerson(context).displayName)]),
        ),
    ),
    parameters: { as: 'Login of the person whose display name the attribute holds.' },
  },
  composed(
    'attribute-friendly-name-changed',
    'benign',
    'The first attribute has a FriendlyName that nobody agreed on.',
    'IIP-SP11',
    (found) => withAttribute(found, 'FriendlyName', 'assay'),
  ),
  composed(
    'attribute-name-format-second',
    'open',
    'The first attribute is followed by one of the same Name under another NameFormat.',
    'SAMLCore §2.7.3.1',
    (found) => [
      found,
      valued(withAttribute(found, 'NameFormat', BASIC), (value) => withChildren(value, [text('assay-other-format')])),
    ],
  ),
  {
    name: 'attribute-typed',
    effect: 'benign',
    summary: 'An attribute that nobody knows has a value of the given type.',
    clause: 'IIP-SP02',
    parameters: { type: 'xsi:type of the value.', value: 'The value.' },
    defaults: { type: 'xs:integer', value: '42' },
    point: 'assertion-tree',
    apply: (assertion, { parameters }) =>
      first(assertion, (found) => [
        found,
        valued(withAttribute(found, 'Name', 'assay.typed'), (value) => ({
          ...withChildren(withAttribute(value, 'xsi:type', parameters.type), [text(parameters.value ?? '')]),
          namespaces: { ...value.namespaces, xs: XML_SCHEMA, assay: 'urn:example:assay' },
        })),
      ]),
  },
  composed(
    'attribute-holds-name-id',
    'open',
    'An attribute that nobody knows has a NameID element as its value.',
    'IIP-SP02',
    (found) => [
      found,
      valued(withAttribute(found, 'Name', 'urn:oid:1.3.6.1.4.1.5923.1.1.1.10'), (value) =>
        withChildren(withAttribute(value, 'xsi:type', undefined), [
          element('saml2:NameID', {
            attributes: { Format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' },
            children: ['assay-targeted-id'],
          }),
        ]),
      ),
    ],
  ),
  {
    name: 'attribute-value',
    effect: 'open',
    summary: 'The value of the first attribute is another one.',
    clause: 'IIP-G02',
    parameters: { value: 'The value.' },
    defaults: { value: 'assay' },
    point: 'plan',
    apply: (plan, { parameters }) =>
      withAttributes(plan, ([one, ...rest]) =>
        one === undefined ? [] : [named(one.name, one.nameFormat, parameters.value ?? ''), ...rest],
      ),
  },
  {
    name: 'attribute-value-characters',
    effect: 'benign',
    summary: 'The value of the first attribute holds a tab, a line feed and characters that XML escapes.',
    clause: 'IIP-G02',
    point: 'plan',
    apply: (plan) =>
      withAttributes(plan, ([one, ...rest]) =>
        one === undefined ? [] : [named(one.name, one.nameFormat, 'R&D <"\'>\tnext\nline \u{1F511}'), ...rest],
      ),
  },
  composed(
    'attribute-instruction-split',
    'open',
    'A processing instruction stands in the value of the first attribute.',
    'CWE-436',
    (found) =>
      valued(found, (value) => {
        const whole = textOf(value);
        return withChildren(value, [
          text(whole.slice(0, 2)),
          { kind: 'instruction', target: 'assay', data: 'split' },
          text(whole.slice(2)),
        ]);
      }),
  ),
]);
