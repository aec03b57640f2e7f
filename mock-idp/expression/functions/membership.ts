/** `isMemberOf…` and `getFilteredGroups`: questions about the groups a person is in. */
import { projectionOf } from '../groups.ts';
import { isList, type Scope, toText } from '../value.ts';
import { type ExpressionFunction, many, one, onTexts, three } from './definition.ts';

const nameTest = (holds: (name: string, wanted: string) => boolean): ExpressionFunction =>
  onTexts(one, ([wanted = ''], scope: Scope) => (scope.groups ?? []).some(({ name }) => holds(name, wanted)));

/** The whole name must match, as Java's `matches` wants it; `(?i)` at its start ignores case. */
export function fullMatch(text: string, pattern: string): boolean | null {
  const ignoreCase = pattern.startsWith('(?i)');
  try {
    return new RegExp(`^(?:${ignoreCase ? pattern.slice(4) : pattern})$`, ignoreCase ? 'iu' : 'u').test(text);
  } catch {
    return null;
  }
}

const isMemberOfAny = onTexts([1, many], (ids, scope) => (scope.groups ?? []).some(({ id }) => ids.includes(id)));

/** Of the groups allowed, those the person is in, each as the expression says. */
const getFilteredGroups: ExpressionFunction = {
  arity: three,
  apply: ([allowed = null, expression = null, limit = null], { groups = [] }) => {
    const projection = projectionOf((toText(expression) ?? '').replace(/^group\./, ''));
    if (!isList(allowed) || projection === undefined || typeof limit !== 'number') return null;
    const ids = allowed.map(toText);
    return groups
      .filter(({ id }) => ids.includes(id))
      .slice(0, limit)
      .map((group) => group[projection]);
  },
};

export const membershipFunctions: Readonly<Record<string, ExpressionFunction>> = {
  isMemberOfGroup: { ...isMemberOfAny, arity: one },
  isMemberOfAnyGroup: isMemberOfAny,
  isMemberOfGroupName: nameTest((name, wanted) => name === wanted),
  isMemberOfGroupNameStartsWith: nameTest((name, wanted) => name.startsWith(wanted)),
  isMemberOfGroupNameContains: nameTest((name, wanted) => name.includes(wanted)),
  isMemberOfGroupNameRegex: nameTest((name, wanted) => fullMatch(name, wanted) === true),
  getFilteredGroups,
};
