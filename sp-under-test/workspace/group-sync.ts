import type { Policy } from '../policy/index.ts';
import { everyone, type ProviderLink, type SyncRecord } from './model.ts';
import type { WorkspaceState } from './state.ts';
import type { StoredUser } from './stored.ts';

/** What a sign-in says about groups, and where it happens. */
export interface SyncInput {
  link: ProviderLink;
  product: string;
  attribute: string;
  values: readonly string[];
  /** This sign-in made the account (D-10). */
  created: boolean;
}

/**
 * Replaces the user's memberships in the sign-in's environment by the asserted ones that exist there, and says what it
 * did. Memberships that stay keep their origin; Everyone is never touched (D-13).
 */
export function syncGroups(state: WorkspaceState, policy: Policy, user: StoredUser, input: SyncInput): SyncRecord {
  const { environment, groupSync, provisioning } = input.link;
  const groups = [...state.groups].filter((group) => !group.builtIn && policy.groupsInReach(group, { environment }));
  const before = namesOf(state, user, groups);
  const asserted = policy.splitGroupValues(input.values);
  const skip = (skipped: NonNullable<SyncRecord['skipped']>): SyncRecord => ({
    outcome: 'skipped',
    skipped,
    attribute: input.attribute,
    before,
    asserted,
    after: before,
    unmatched: [],
  });
  const applies = policy.syncApplies({ groupSync, provisioning, product: input.product });
  if (!(input.created ? policy.initialGroups(applies) : applies))
    return skip(groupSync ? 'other_product' : 'not_enabled');
  if (asserted.length === 0 && policy.missingGroups() === 'unchanged') return skip('no_values');

  const explicit = asserted.filter((name) => name !== everyone);
  const { matched, unmatched } = policy.matchGroups(
    explicit,
    groups.map(({ name }) => name),
  );
  const wanted = groups.filter(({ name }) => matched.includes(name));
  const unasserted = groups
    .filter((group) => before.includes(group.name) && !wanted.includes(group))
    .map(({ id }) => ({ id, members: state.memberships.sizeOf(id) }));
  const left = new Set(policy.groupsToLeave(unasserted));
  state.memberships.end(state.memberships.ofUser(user.id).filter(({ groupId }) => left.has(groupId)));
  for (const { id: groupId } of wanted) {
    if (state.memberships.of(user.id, groupId)) continue;
    state.memberships.put({ userId: user.id, groupId, origin: 'sync' });
  }
  const after = namesOf(state, user, groups);
  return { outcome: 'applied', attribute: input.attribute, before, asserted, after, unmatched };
}

function namesOf(state: WorkspaceState, user: StoredUser, groups: readonly { id: string; name: string }[]): string[] {
  return groups.filter(({ id }) => state.memberships.of(user.id, id)).map(({ name }) => name);
}
