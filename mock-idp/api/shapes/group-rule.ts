import type { GroupRule } from '../../org/index.ts';
import type { Call } from '../engine/index.ts';
import { moment } from './moment.ts';

/** The one dialect of conditions. */
export const expressionType = 'urn:okta:expression:1.0';

/** A group rule; with `expand=groupIdToGroupNameMap` it names the groups it assigns to. */
export async function groupRuleJson(call: Call, rule: GroupRule) {
  const { id, status, name, created, lastUpdated, expression, excludedUserIds, groupIds } = rule;
  const known = await call.org.groups.list();
  const names = known.filter((group) => groupIds.includes(group.id)).map((group) => [group.id, group.profile.name]);
  return {
    type: 'group_rule',
    id,
    status,
    name,
    created: moment(created),
    lastUpdated: moment(lastUpdated),
    conditions: {
      people: { users: { exclude: excludedUserIds }, groups: { exclude: [] } },
      expression: { value: expression, type: expressionType },
    },
    actions: { assignUserToGroups: { groupIds } },
    allGroupsValid: names.length === groupIds.length,
    ...(call.query('expand') === 'groupIdToGroupNameMap' && {
      _embedded: { groupIdToGroupNameMap: Object.fromEntries(names) },
    }),
  };
}
