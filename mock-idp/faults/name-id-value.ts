import type { FaultContext } from '../saml/index.ts';
import { element, text, withAttribute, withChildren, XML_SCHEMA_INSTANCE, type XmlElement } from '../saml/xml/index.ts';
import { at, type FaultEntry, family, inAssertion, otherPerson } from './parts.ts';

const NAME_ID = ['Subject', 'NameID'];

/** Rewrites the NameID, or puts another element in its place. */
function nameId(
  name: string,
  effect: 'negative' | 'benign' | 'open',
  summary: string,
  clause: string,
  edit: (found: XmlElement, context: FaultContext) => XmlElement,
): FaultEntry {
  return {
    name: `name-id-${name}`,
    effect,
    summary,
    clause,
    point: 'assertion-tree',
    apply: (assertion, context) => at(assertion, NAME_ID, (found) => edit(found, context)),
  };
}

/** Which name stands in the Subject, and in which form. */
export const nameIdValueFamily = family('name-id', [
  nameId(
    'format-omitted',
    'open',
    'NameID has no Format, which means unspecified.',
    'SAMLCore §2.2.2, §8.3.1',
    (found) => withAttribute(found, 'Format', undefined),
  ),
  nameId('format-private', 'open', 'NameID has a private Format.', 'SAMLCore §8.3; IIP-SP12', (found) =>
    withAttribute(found, 'Format', 'https://idp.example/name-formats/badge'),
  ),
  nameId('qualified-elsewhere', 'open', 'SPNameQualifier of NameID is another SP.', 'SAMLCore §8.3.7', (found) =>
    withAttribute(found, 'SPNameQualifier', 'https://sp.attacker.example/saml/metadata'),
  ),
  nameId(
    'base-id',
    'negative',
    'A BaseID of a type nobody knows stands in place of NameID.',
    'SAMLCore §2.2.1; IIP-SSO07',
    () =>
      element('saml2:BaseID', {
        namespaces: { xsi: XML_SCHEMA_INSTANCE, assay: 'urn:example:assay' },
        attributes: { 'xsi:type': 'assay:BadgeType' },
      }),
  ),
  {
    ...nameId(
      'padded-as-other',
      'negative',
      "NameID is another person's with a line break at its end.",
      'SAMLCore §1.3.1; CWE-178',
      (found, context) => withChildren(found, [text(`${otherPerson(context).nameId}\n`)]),
    ),
    parameters: { as: 'Login of the person a reader that trims would let in.' },
  },
  {
    name: 'name-id-newcomer',
    effect: 'benign',
    summary: 'NameID is that of a person who was never here before.',
    clause: 'IIP-G02; IIP-SP12',
    parameters: { value: 'The NameID.' },
    defaults: { value: 'newcomer@example.com' },
    point: 'plan',
    apply: (plan, { parameters }) =>
      inAssertion(plan, ({ subject, ...assertion }) => ({
        ...assertion,
        subject: { ...subject, nameId: { ...subject.nameId, value: parameters.value ?? '' } },
      })),
  },
]);
