/** What group rules do: who is put into a group by them, held in it, and taken out again. */
import { conditionHolds } from '../../expression/index.ts';
import type { Collection } from '../../store/index.ts';
import type { Group, GroupRule, User, UserStatus } from '../model.ts';
import type { SystemLog } from '../services.ts';
import { record, targetGroup, targetUser } from '../system-log.ts';
import { type Membership, membershipId } from './memberships.ts';

/** Parts that rules lean on. */
export interface RuleParts {
  rules: Collection<GroupRule>;
  groups: Collection<Group>;
  memberships: Collection<Membership>;
  users: Collection<User>;
  systemLog: SystemLog;
}

/** "The rule doesn't move users in a Pending or Inactive state": these it leaves where they are. */
const leftAlone: readonly UserStatus[] = ['STAGED', 'PROVISIONED', 'SUSPENDED', 'DEPROVISIONED'];

/** One rule may wait for the group that another one gives; a ring of rules ends here. */
const mostRounds = 10;

/** Puts rules into effect. */
export function ruleMemberships({ rules, groups, memberships, users, systemLog }: RuleParts, now: () => Date) {
  const joinedBy = (userId: string) => memberships.select('user', userId);

  const scopeOf = async (user: User, joined: readonly Membership[]) => {
    const everyone = await groups.select('type', 'BUILT_IN');
    const mine = await Promise.all(joined.map(({ groupId }) => groups.get(groupId)));
    return {
      now: now(),
      user: user.profile,
      account: { id: user.id, status: user.status },
      appuser: {},
      org: {},
      groups: [...everyone, ...mine].flatMap((group) =>
        group ? [{ id: group.id, type: group.type, name: group.profile.name }] : [],
      ),
    };
  };

  const log = async (eventType: string, userId: string, groupId: string): Promise<void> => {
    const [user, group] = [await users.get(userId), await groups.get(groupId)];
    await groups.change(groupId, (current) => ({ ...current, lastMembershipUpdated: now().toISOString() }));
    if (user && group) await record(systemLog, eventType, [targetUser(user), targetGroup(group)]);
  };

  const hold = async (groupId: string, userId: string, ruleIds: string[], before: Membership | undefined) => {
    await memberships.put(membershipId(groupId, userId), { groupId, userId, ruleIds });
    if (!before) await log('group.user_membership.add', userId, groupId);
  };

  /** Takes rules off a membership; what no rule holds any more ends, unless it is to be kept as if made by hand. */
  const letGo = async ({ groupId, userId, ruleIds = [] }: Membership, gone: ReadonlySet<string>, keep = false) => {
    const left = ruleIds.filter((id) => !gone.has(id));
    if (left.length > 0) await memberships.put(membershipId(groupId, userId), { groupId, userId, ruleIds: left });
    else if (keep) await memberships.put(membershipId(groupId, userId), { groupId, userId });
    else if (await memberships.delete(membershipId(groupId, userId)))
      await log('group.user_membership.remove', userId, groupId);
  };

  /** One round; whether anything changed. */
  const round = async (user: User, active: readonly GroupRule[]): Promise<boolean> => {
    const joined = await joinedBy(user.id);
    const scope = await scopeOf(user, joined);
    const wanted = new Map<string, string[]>();
    const spent = new Set<string>();
    for (const { id, expression, excludedUserIds, groupIds } of active) {
      if (excludedUserIds.includes(user.id) || !conditionHolds(expression, scope)) spent.add(id);
      else for (const groupId of groupIds) wanted.set(groupId, [...(wanted.get(groupId) ?? []), id]);
    }
    let changed = false;
    for (const [groupId, ruleIds] of wanted) {
      const before = joined.find((membership) => membership.groupId === groupId);
      const all = [...new Set([...(before?.ruleIds ?? []).filter((id) => !spent.has(id)), ...ruleIds])];
      if (before?.ruleIds?.length === all.length && all.every((id) => before.ruleIds?.includes(id))) continue;
      await hold(groupId, user.id, all, before);
      changed = true;
    }
    for (const membership of joined) {
      if (wanted.has(membership.groupId) || !membership.ruleIds?.some((id) => spent.has(id))) continue;
      await letGo(membership, spent);
      changed = true;
    }
    return changed;
  };

  /** Runs the active rules on one person. */
  const settle = async (user: User): Promise<void> => {
    if (leftAlone.includes(user.status)) return;
    const active = await rules.select('status', 'ACTIVE');
    if (active.length === 0) return;
    for (let rounds = 0; rounds < mostRounds && (await round(user, active)); rounds += 1);
  };

  return {
    settle,
    /** Runs the active rules on everybody. */
    settleAll: async (): Promise<void> => {
      for (const user of await users.list()) await settle(user);
    },
    /** A rule is gone. `keep`: whom it put into groups stays there. */
    release: async (ruleId: string, keep: boolean): Promise<void> => {
      const gone = new Set([ruleId]);
      for (const membership of await memberships.select('rule', ruleId)) await letGo(membership, gone, keep);
    },
  };
}
