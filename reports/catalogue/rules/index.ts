/** The rules, in the order in which problems read best. */
import type { Problem } from '../model.ts';
import { distinctCase } from './distinct-case.ts';
import { knownReason } from './known-reason.ts';
import { knownRequirement } from './known-requirement.ts';
import { knownStep } from './known-step.ts';
import { knownTag } from './known-tag.ts';
import { oneArea } from './one-area.ts';
import { oneExpectation } from './one-expectation.ts';
import { oneSlug } from './one-slug.ts';
import { positiveTwin } from './positive-twin.ts';
import type { Material, Rule } from './rule.ts';
import { uniqueRequirement } from './unique-requirement.ts';
import { uniqueSlug } from './unique-slug.ts';
import { usedFault } from './used-fault.ts';
import { usedOrNotTested } from './used-or-not-tested.ts';
import { variantRows } from './variant-rows.ts';

export const rules: readonly Rule[] = [
  knownTag,
  oneSlug,
  uniqueSlug,
  oneArea,
  knownStep,
  oneExpectation,
  variantRows,
  knownRequirement,
  uniqueRequirement,
  usedOrNotTested,
  positiveTwin,
  distinctCase,
  usedFault,
  knownReason,
];

/** Every broken rule, in order. */
export function brokenRules(material: Material): Problem[] {
  return rules.flatMap((rule) => rule.check(material).map((problem) => ({ rule: rule.name, ...problem })));
}

export type { Material, Rule } from './rule.ts';
