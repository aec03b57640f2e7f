/** Directory > Groups > Rules. */
import { conditionProblem, conditionSubject } from '../../expression/index.ts';
import { type Collection, StoreConflict } from '../../store/index.ts';
import type { OrgDependencies } from '../dependencies.ts';
import { OrgError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { GroupRule, User } from '../model.ts';
import { baseAttributes } from '../people/base-profile.ts';
import type { GroupRuleInput, GroupRules, OrgProblem, UserSchema } from '../services.ts';
import { record, targetRule, targetUser } from '../system-log.ts';
import { type RuleParts, ruleMemberships } from './rule-memberships.ts';

const nameKey = (name: string) => name.trim().toLowerCase();
/** Okta's limit for the people a rule excepts, and for the groups it assigns to. */
const mostNamed = 100;

/** The rules, found by id, by name and by status. */
export function groupRuleCollection({ store }: OrgDependencies): Collection<GroupRule> {
  return store.collection<GroupRule>('groupRules', {
    name: { of: ({ name }) => [nameKey(name)], unique: true },
    status: { of: ({ status }) => [status], unique: false },
  });
}

/** The service, with what the rest of the organisation tells it. */
export interface GroupRulesWithHooks extends GroupRules {
  /** A person has changed, or the groups the person is in. */
  settle(user: User): Promise<void>;
  /** A person whom rules held in a group was removed by hand: they except the person from now on. */
  except(ruleIds: readonly string[], user: User): Promise<void>;
  /** What a rule refers to is gone. */
  invalidate(gone: { groupId?: string; attribute?: string }): Promise<void>;
}

const notFound = (id: string) => new OrgError('not_found', `Not found: Resource not found: ${id} (GroupRule)`);

function refused(what: string, message: string, remedy: string): OrgError {
  return new OrgError('validation_failed', `Api validation failed: ${what}`, [{ path: `/${what}`, message, remedy }]);
}

async function asNameTaken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof StoreConflict)) throw error;
    throw refused(
      'name',
      'name: An object with this field already exists in the current organization',
      'Another name.',
    );
  }
}

function textProblems({ name, groupIds, excludedUserIds = [] }: GroupRuleInput): OrgProblem[] {
  const problems: OrgProblem[] = [];
  if (name.trim() === '' || name.length > 50) {
    const message = 'name: String length must be between 1 and 50';
    problems.push({ path: '/name', message, remedy: 'Between 1 and 50 characters.' });
  }
  if (groupIds.length === 0 || groupIds.length > mostNamed) {
    const message = 'groupIds: The field cannot be left blank';
    problems.push({ path: '/groupIds', message, remedy: `Name 1 to ${mostNamed} groups.` });
  }
  if (excludedUserIds.length > mostNamed) {
    const message = `exclude: At most ${mostNamed} users can be excluded`;
    problems.push({ path: '/excludedUserIds', message, remedy: `At most ${mostNamed}.` });
  }
  return problems;
}

/** Makes the rule service. */
export function createGroupRules(
  { now, random }: OrgDependencies,
  parts: RuleParts & { userSchema: Pick<UserSchema, 'list'> },
): GroupRulesWithHooks {
  const { rules, groups, users, systemLog } = parts;
  const effect = ruleMemberships(parts, now);
  const get = async (id: string): Promise<GroupRule> => {
    const rule = await rules.get(id);
    if (!rule) throw notFound(id);
    return rule;
  };
  const stamped = (rule: GroupRule): GroupRule => ({ ...rule, lastUpdated: now().toISOString() });

  /** Attributes that nobody has and the profile does not define. */
  const unknownAttributes = async (expression: string): Promise<string[]> => {
    const known = new Set([
      ...baseAttributes.map(([name]) => name),
      ...(await parts.userSchema.list()).map(({ name }) => name),
    ]);
    const strange = [...conditionSubject(expression).attributes].filter((name) => !known.has(name));
    if (strange.length === 0) return [];
    // A seed gives people attributes that the profile was never told of.
    const people = await users.list();
    return strange.filter((name) => !people.some(({ profile }) => Object.hasOwn(profile, name)));
  };
  const problemsOf = async (input: GroupRuleInput): Promise<OrgProblem[]> => {
    const problems = textProblems(input);
    const { expression } = input;
    const unreadable = conditionProblem(expression);
    const remedy = 'For example user.department == "Engineering", or isMemberOfGroupName("Staff").';
    if (unreadable !== undefined) problems.push({ path: '/expression', message: unreadable, remedy });
    for (const name of await unknownAttributes(expression)) {
      const message = `Invalid property ${name} in expression ${expression}`;
      problems.push({ path: '/expression', message, remedy: 'An attribute of the user profile.' });
    }
    const named = [...input.groupIds, ...conditionSubject(expression).groupIds];
    for (const id of named) {
      const group = await groups.get(id);
      if (group && (group.type === 'OKTA_GROUP' || !input.groupIds.includes(id))) continue;
      const message = group
        ? `${group.profile.name} cannot be assigned by a rule`
        : `Not found: Resource not found: ${id} (UserGroup)`;
      problems.push({ path: '/groupIds', message, remedy: 'The id of a group of your own.' });
    }
    return problems;
  };
  const refuseBad = async (input: GroupRuleInput): Promise<void> => {
    const problems = await problemsOf(input);
    if (problems.length > 0) throw new OrgError('validation_failed', 'Api validation failed: groupRule', problems);
  };
  const setStatus = async (id: string, from: GroupRule['status'], to: GroupRule['status']): Promise<GroupRule> => {
    const { status } = await get(id);
    if (status === 'INVALID') {
      const message = 'Cannot activate or deactivate a Group Rule with the status INVALID.';
      throw refused(
        'updateRuleStatus',
        message,
        'Delete the rule, and make it again with groups and attributes that exist.',
      );
    }
    const changed = status === from ? await rules.change(id, (rule) => ({ ...rule, status: to })) : undefined;
    return changed ?? get(id);
  };

  return {
    get,
    list: () => rules.list(),
    findByName: (name) => rules.find('name', nameKey(name)),
    validate: problemsOf,
    create: async (input) => {
      await refuseBad(input);
      const at = now().toISOString();
      const rule: GroupRule = {
        id: newId(random, '0pr'),
        status: 'INACTIVE',
        name: input.name.trim(),
        expression: input.expression,
        groupIds: [...new Set(input.groupIds)],
        excludedUserIds: [...new Set(input.excludedUserIds ?? [])],
        created: at,
        lastUpdated: at,
      };
      await asNameTaken(rules.put(rule.id, rule));
      return rule;
    },
    replace: async (id, input) => {
      const rule = await get(id);
      if (rule.status !== 'INACTIVE') {
        throw refused(
          'groupRule',
          `Cannot update a Group Rule with the status ${rule.status}.`,
          'Deactivate it first.',
        );
      }
      await refuseBad(input);
      const same =
        rule.groupIds.length === input.groupIds.length && rule.groupIds.every((one) => input.groupIds.includes(one));
      if (!same) throw refused('actions', 'The actions of a Group Rule cannot be changed.', 'Make another rule.');
      const { name, expression, excludedUserIds = [] } = input;
      const next = { name: name.trim(), expression, excludedUserIds: [...new Set(excludedUserIds)] };
      return (await asNameTaken(rules.change(id, (current) => stamped({ ...current, ...next })))) ?? get(id);
    },
    activate: async (id) => {
      const rule = await setStatus(id, 'INACTIVE', 'ACTIVE');
      await record(systemLog, 'group.user_membership.rule.trigger', [targetRule(rule)]);
      await effect.settleAll();
      return rule;
    },
    deactivate: async (id) => {
      const rule = await setStatus(id, 'ACTIVE', 'INACTIVE');
      await record(systemLog, 'group.user_membership.rule.deactivated', [targetRule(rule)]);
      return rule;
    },
    remove: async (id, { removeUsers = false } = {}) => {
      const rule = await get(id);
      if (rule.status === 'ACTIVE') {
        throw refused('groupRule', 'Cannot delete a Group Rule with the status ACTIVE.', 'Deactivate it first.');
      }
      await rules.delete(id);
      await effect.release(id, !removeUsers);
    },
    holding: async (groupId) => {
      const held = (await parts.memberships.select('group', groupId)).filter(({ ruleIds }) => ruleIds !== undefined);
      return new Map(held.map(({ userId, ruleIds = [] }) => [userId, ruleIds]));
    },
    settle: effect.settle,
    except: async (ruleIds, user) => {
      for (const id of ruleIds) {
        const rule = await rules.change(id, (current) => ({
          ...current,
          excludedUserIds: [...new Set([...current.excludedUserIds, user.id])],
        }));
        if (rule)
          await record(systemLog, 'group.user_membership.rule.add_exclusion', [targetRule(rule), targetUser(user)]);
      }
    },
    invalidate: async ({ groupId = '', attribute = '' }) => {
      for (const rule of await rules.list()) {
        const { attributes, groupIds } = conditionSubject(rule.expression);
        const lost = rule.groupIds.includes(groupId) || groupIds.has(groupId) || attributes.has(attribute);
        if (!lost || rule.status === 'INVALID') continue;
        await rules.change(rule.id, (current) => ({ ...current, status: 'INVALID' as const }));
        await record(systemLog, 'group.user_membership.rule.invalidate', [targetRule(rule)]);
      }
    },
  };
}
