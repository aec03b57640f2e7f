/** `user.getGroups(criteria…)`: the person's groups, chosen by criteria, as names or ids. */
import type { ScopeGroup } from './value.ts';

/** One map of `user.getGroups`: any of its values will do. Several maps must all hold. */
export interface GroupCriterion {
  key: 'group.id' | 'group.type' | 'group.source.id' | 'group.profile.name';
  values: readonly string[];
  operator: 'EXACT' | 'STARTS_WITH';
}

export type GroupProjection = 'id' | 'name' | 'type';

const projections: Readonly<Record<string, GroupProjection>> = {
  id: 'id',
  name: 'name',
  type: 'type',
  'profile.name': 'name',
};

/** What stands in `.![…]`; undefined when groups have no such thing. */
export const projectionOf = (path: string): GroupProjection | undefined =>
  Object.hasOwn(projections, path) ? projections[path] : undefined;

const keys: readonly string[] = ['group.id', 'group.type', 'group.source.id', 'group.profile.name'];
const isKey = (key: string): key is GroupCriterion['key'] => keys.includes(key);

/** Makes a criterion of a map's entries; undefined when it is none. */
export function criterionOf(entries: readonly (readonly [string, readonly string[]])[]): GroupCriterion | undefined {
  let found: Pick<GroupCriterion, 'key' | 'values'> | undefined;
  let operator: GroupCriterion['operator'] = 'STARTS_WITH';
  for (const [key, values] of entries) {
    if (key === 'operator') {
      const [chosen] = values;
      if (chosen !== 'EXACT' && chosen !== 'STARTS_WITH') return undefined;
      operator = chosen;
    } else if (isKey(key)) found = { key, values };
    else return undefined;
  }
  // Ids and types are never prefixes.
  return found && { ...found, operator: found.key === 'group.profile.name' ? operator : 'EXACT' };
}

function holds({ key, values, operator }: GroupCriterion, group: ScopeGroup): boolean {
  // All groups are the directory's own: none has a source.
  if (key === 'group.source.id') return false;
  const actual = key === 'group.id' ? group.id : key === 'group.type' ? group.type : group.name;
  return values.some((value) => (operator === 'EXACT' ? actual === value : actual.startsWith(value)));
}

/** The chosen groups. */
export function selectGroups(groups: readonly ScopeGroup[], criteria: readonly GroupCriterion[]): ScopeGroup[] {
  return groups.filter((group) => criteria.every((criterion) => holds(criterion, group)));
}
