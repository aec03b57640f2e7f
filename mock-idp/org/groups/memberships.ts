import type { Collection } from '../../store/index.ts';
import type { OrgDependencies } from '../dependencies.ts';

/** That a person is in a group. Nobody is stored as a member of Everyone. */
export interface Membership {
  groupId: string;
  userId: string;
  /** The group rules that hold the person in the group. Absent: somebody assigned the person. */
  ruleIds?: string[];
}

/** Who is where, found by pair, by group, by person and by rule. */
export function membershipCollection({ store }: OrgDependencies): Collection<Membership> {
  return store.collection<Membership>('memberships', {
    group: { of: ({ groupId }) => [groupId], unique: false },
    user: { of: ({ userId }) => [userId], unique: false },
    rule: { of: ({ ruleIds = [] }) => ruleIds, unique: false },
  });
}

export const membershipId = (groupId: string, userId: string): string => `${groupId}:${userId}`;

/** Ends every membership of a person, or all of a group. */
export async function endMemberships(
  memberships: Collection<Membership>,
  key: 'group' | 'user',
  id: string,
): Promise<void> {
  for (const { groupId, userId } of await memberships.select(key, id)) {
    await memberships.delete(membershipId(groupId, userId));
  }
}
