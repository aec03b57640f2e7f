/** The attribute by which an app is told a person's groups. */
import type { AttributePlan, ResponsePlan } from '../saml/index.ts';

const UNSPECIFIED = 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified';

/** Named by the parameter, else the first whose name says group or role, else `groups`. */
function groupsName(attributes: readonly AttributePlan[], wanted: string): string {
  if (wanted !== '') return wanted;
  return attributes.find(({ name }) => /group|role/i.test(name))?.name ?? 'groups';
}

/** Gives the group attribute these values in the place of its own; without it, adds one. */
export function withGroups(plan: ResponsePlan, wanted: string, names: readonly string[]): ResponsePlan {
  const { assertion } = plan;
  if (assertion === undefined) return plan;
  const name = groupsName(assertion.attributes, wanted);
  const nameFormat = assertion.attributes.find((attribute) => attribute.name === name)?.nameFormat ?? UNSPECIFIED;
  const values = names.map((text) => ({ text, type: 'xs:string' as const }));
  const others = assertion.attributes.filter((attribute) => attribute.name !== name);
  const attributes = values.length === 0 ? others : [...others, { name, nameFormat, values }];
  return { ...plan, assertion: { ...assertion, attributes } };
}

/** The parameter that all of them take. */
export const attributeParameter = {
  parameters: { attribute: 'Name of the group attribute. Left out: the first whose name says group or role.' },
  defaults: { attribute: '' },
} as const;
