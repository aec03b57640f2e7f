import type { AttributePlan, FaultContext, ResponsePlan } from '../saml/index.ts';
import {
  child,
  comment,
  editChild,
  find,
  isElement,
  text,
  textOf,
  withAttribute,
  withChildren,
  type XmlElement,
} from '../saml/xml/index.ts';
import { at, type FaultEntry, family, inAssertion, otherPerson } from './parts.ts';

const RULE = 'SAMLCore §2.7.3.1';
const WHICH = { attribute: 'Name of the attribute; the first one where it is left out.' };
const FIRST = { attribute: '' };
const BASIC = 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic';
const UNSPECIFIED = 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified';

/** Rewrites the planned attribute the parameter names; an array puts several, or none, in its place. */
function planned(
  name: string,
  effect: 'negative' | 'benign' | 'open',
  summary: string,
  edit: (found: AttributePlan) => AttributePlan[],
): FaultEntry {
  return {
    name,
    effect,
    summary,
    clause: RULE,
    parameters: WHICH,
    defaults: FIRST,
    point: 'plan',
    apply: (plan, { parameters }) => {
      const wanted = parameters.attribute || plan.assertion?.attributes[0]?.name;
      if (plan.assertion?.attributes.some((attribute) => attribute.name === wanted) !== true) return plan;
      return inAssertion(plan, (assertion) => ({
        ...assertion,
        attributes: assertion.attributes.flatMap((found) => (found.name === wanted ? edit(found) : [found])),
      }));
    },
  };
}

/** Rewrites the composed attribute the parameter names. */
function composed(
  name: string,
  effect: 'benign' | 'open',
  summary: string,
  edit: (found: XmlElement, context: FaultContext) => XmlElement,
): FaultEntry {
  return {
    name,
    effect,
    summary,
    clause: RULE,
    parameters: WHICH,
    defaults: FIRST,
    point: 'assertion-tree',
    apply: (assertion, context) => {
      const statement = child(assertion, 'AttributeStatement');
      const wanted =
        context.parameters.attribute || (statement && find(statement, 'Attribute')?.attributes.Name) || undefined;
      if (statement === undefined || wanted === undefined) return assertion;
      return at(assertion, ['AttributeStatement'], (found) =>
        withChildren(
          found,
          found.children.map((node) =>
            isElement(node, 'Attribute') && node.attributes.Name === wanted ? edit(node, context) : node,
          ),
        ),
      );
    },
  };
}

const string = (value: string) => ({ text: value, type: 'xs:string' as const });
const texts = (attribute: AttributePlan) => attribute.values.map((value) => value.text);

function add(plan: ResponsePlan, attribute: AttributePlan, where: 'first' | 'last'): ResponsePlan {
  return inAssertion(plan, (assertion) => ({
    ...assertion,
    attributes: where === 'first' ? [attribute, ...assertion.attributes] : [...assertion.attributes, attribute],
  }));
}

/** What is stated about the person. */
export const attributesFamily = family('attributes', [
  {
    name: 'attributes-name-another-person',
    effect: 'open',
    summary: "Attributes for the mail address, by their usual names, hold another person's identifier.",
    clause: 'SDP-SP13; SDP-SP14',
    parameters: { as: 'Login of the other person.' },
    point: 'plan',
    apply: (plan, context) => {
      const { nameId } = otherPerson(context);
      const mail = ['email', 'mail', 'urn:oid:0.9.2342.19200300.100.1.3'].map(
        (name): AttributePlan => ({ name, nameFormat: UNSPECIFIED, values: [{ text: nameId, type: 'xs:string' }] }),
      );
      return inAssertion(plan, (assertion) => ({ ...assertion, attributes: [...assertion.attributes, ...mail] }));
    },
  },
  {
    name: 'attribute-name-collision',
    effect: 'negative',
    summary: "An attribute named like the consumer's own identity field holds another person's identifier.",
    clause: 'SAMLCore §2.4.1',
    parameters: {
      as: 'Login of the person whose identifier the attribute holds.',
      name: 'Name of the attribute.',
    },
    defaults: { name: 'nameID' },
    point: 'plan',
    apply: (plan, context) =>
      add(
        plan,
        {
          name: context.parameters.name ?? 'nameID',
          nameFormat: UNSPECIFIED,
          values: [string(otherPerson(context).nameId)],
        },
        'last',
      ),
  },
  {
    name: 'attribute-statement-missing',
    effect: 'open',
    summary: 'The Assertion has no AttributeStatement.',
    clause: 'SDP-SP12',
    point: 'plan',
    apply: (plan) =>
      plan.assertion?.attributes.length === 0
        ? plan
        : inAssertion(plan, (assertion) => ({ ...assertion, attributes: [] })),
  },
  {
    name: 'attribute-statement-empty',
    effect: 'negative',
    summary: 'AttributeStatement holds no Attribute.',
    clause: 'SAMLCore §2.7.3',
    point: 'assertion-tree',
    apply: (assertion) => at(assertion, ['AttributeStatement'], (statement) => withChildren(statement, [])),
  },
  {
    name: 'attribute-unknown',
    effect: 'benign',
    summary: 'An attribute the consumer does not know comes first.',
    clause: 'IIP-SP10',
    point: 'plan',
    apply: (plan) =>
      add(plan, { name: 'assay.unknown', nameFormat: UNSPECIFIED, values: [string('ignore me')] }, 'first'),
  },
  planned('attribute-missing', 'open', 'One attribute is missing.', () => []),
  planned('attribute-value-empty', 'open', 'One attribute has a single empty value.', (found) => [
    { ...found, values: [string('')] },
  ]),
  planned('attribute-without-values', 'open', 'One attribute has no value.', (found) => [{ ...found, values: [] }]),
  planned('attribute-multi-valued', 'open', 'One attribute has one value more.', (found) => [
    { ...found, values: [...found.values, string('assay-extra')] },
  ]),
  planned('attribute-comma-joined', 'open', 'One attribute has its values and one more in a single value.', (found) => [
    { ...found, values: [string([...texts(found), 'assay-extra'].join(','))] },
  ]),
  planned(
    'attribute-semicolon-joined',
    'open',
    'One attribute has its values and one more joined by semicolons.',
    (found) => [{ ...found, values: [string([...texts(found), 'assay-extra'].join(';'))] }],
  ),
  planned('attribute-upper-case', 'open', 'The values of one attribute are written in upper case.', (found) => [
    { ...found, values: texts(found).map((value) => string(value.toUpperCase())) },
  ]),
  planned('attribute-twice', 'open', 'One attribute is stated twice, with another value the second time.', (found) => [
    found,
    { ...found, values: [string('assay-extra')] },
  ]),
  planned(
    'attribute-name-format-other',
    'benign',
    'One attribute has the NameFormat basic, or not if it had.',
    (found) => [{ ...found, nameFormat: found.nameFormat === BASIC ? UNSPECIFIED : BASIC }],
  ),
  composed('attribute-name-format-omitted', 'benign', 'One attribute has no NameFormat.', (found) =>
    withAttribute(found, 'NameFormat', undefined),
  ),
  composed('attribute-type-omitted', 'benign', 'The values of one attribute have no xsi:type.', (found) =>
    withChildren(
      found,
      found.children.map((node) => (isElement(node) ? withAttribute(node, 'xsi:type', undefined) : node)),
    ),
  ),
  composed('attribute-comment-split', 'open', 'A comment stands in the first value of one attribute.', (found) =>
    editChild(found, 'AttributeValue', (value) => {
      const whole = textOf(value);
      return withChildren(value, [text(whole.slice(0, 2)), comment('split'), text(whole.slice(2))]);
    }),
  ),
]);
