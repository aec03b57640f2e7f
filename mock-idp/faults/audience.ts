import { comment, element, text, withChildren, type XmlElement } from '../saml/xml/index.ts';
import { at, type FaultEntry, family, inAssertion } from './parts.ts';

const RULE = 'SAMLCore §2.5.1.4';
const OTHER = 'https://sp.attacker.example/saml/metadata';

/** Rewrites the planned restrictions, each a list of audiences, from the one audience the app is set up with. */
function audiences(
  name: string,
  summary: string,
  restrictions: (ours: string, acsUrl: string) => string[][],
  effect: 'negative' | 'benign' | 'open' = 'negative',
): FaultEntry {
  return {
    name: `audience-${name}`,
    effect,
    summary,
    clause: `${RULE}; SAMLProf §4.1.4.2`,
    point: 'plan',
    apply: (plan) =>
      inAssertion(plan, (assertion) => ({
        ...assertion,
        conditions: {
          ...assertion.conditions,
          audiences: restrictions(assertion.conditions.audiences[0]?.[0] ?? '', plan.delivery.acsUrl),
        },
      })),
  };
}

function split(audience: XmlElement): XmlElement {
  return withChildren(audience, [...audience.children, comment('split'), text('.attacker.example')]);
}

/** For whom the Assertion is meant. */
export const audienceFamily = family('audience', [
  audiences('wrong', 'Audience is another service provider.', () => [[OTHER]]),
  audiences('restriction-missing', 'Conditions hold no AudienceRestriction.', () => []),
  audiences('restriction-empty', 'AudienceRestriction holds no Audience.', () => [[]]),
  {
    name: 'audience-empty',
    effect: 'negative',
    summary: 'Audience is empty.',
    clause: RULE,
    point: 'assertion-tree',
    apply: (assertion) =>
      at(assertion, ['Conditions', 'AudienceRestriction'], (found) => withChildren(found, [element('saml2:Audience')])),
  },
  audiences('case', 'Audience is written in upper case.', (ours) => [[ours.toUpperCase()]]),
  audiences('trailing-slash', 'Audience has a slash at its end.', (ours) => [[`${ours}/`]]),
  audiences('prefix', 'Audience has the entity ID as its beginning.', (ours) => [[`${ours}.attacker.example`]]),
  audiences('acs-url', 'Audience is the ACS URL instead of the entity ID.', (_, acsUrl) => [[acsUrl]]),
  audiences('padded', 'Audience has white space around it.', (ours) => [[`\n  ${ours}\n`]], 'open'),
  audiences('second-restriction-wrong', 'A second AudienceRestriction names another service provider.', (ours) => [
    [ours],
    [OTHER],
  ]),
  audiences('first-restriction-wrong', 'A first AudienceRestriction names another service provider.', (ours) => [
    [OTHER],
    [ours],
  ]),
  audiences(
    'two-restrictions',
    'Two AudienceRestrictions hold, both with us.',
    (ours) => [[ours], [OTHER, ours]],
    'benign',
  ),
  audiences(
    'ours-last',
    'One AudienceRestriction names another service provider, then us.',
    (ours) => [[OTHER, ours]],
    'benign',
  ),
  audiences(
    'ours-first',
    'One AudienceRestriction names us, then another service provider.',
    (ours) => [[ours, OTHER]],
    'benign',
  ),
  {
    name: 'audience-comment-split',
    effect: 'negative',
    summary: 'Audience is the entity ID, a comment, and more.',
    clause: 'SAMLCore §1.3.1; CWE-436',
    point: 'assertion-tree',
    apply: (assertion) => at(assertion, ['Conditions', 'AudienceRestriction', 'Audience'], split),
  },
]);
