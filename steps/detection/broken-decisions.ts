import type { Policy } from '../../sp-under-test/index.ts';
import type { BrokenDecision } from './broken-decision.ts';
import { enforcementBroken } from './enforcement.ts';
import { groupSyncBroken } from './group-sync.ts';
import { productsBroken } from './products.ts';
import { provisioningBroken } from './provisioning.ts';
import { sessionsBroken } from './sessions.ts';
import { trustBroken } from './trust.ts';

/** One for each behavioural claim; together they are the proof that the behaviour features see what they speak of. */
export const brokenDecisions: readonly BrokenDecision[] = [
  ...enforcementBroken,
  ...provisioningBroken,
  ...groupSyncBroken,
  ...sessionsBroken,
  ...productsBroken,
  ...trustBroken,
];

/** The policy of a broken decision, by its name. Throws for a name that no broken decision has. */
export function brokenPolicy(name: string): Partial<Policy> {
  const found = brokenDecisions.find((decision) => decision.name === name);
  if (found === undefined) throw new Error(`No decision is broken under the name "${name}"`);
  return found.policy;
}
