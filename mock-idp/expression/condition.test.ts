import { expect, test } from 'vitest';
import { conditionHolds, conditionProblem, conditionSubject, type Scope } from './index.ts';

const scope: Scope = {
  now: new Date('2026-03-01T12:00:00Z'),
  user: { firstName: 'andy', department: 'Engineering', title: '', skills: ['go', 'ts'] },
  appuser: {},
  org: {},
  groups: [
    { id: '00gEveryone', type: 'BUILT_IN', name: 'Everyone' },
    { id: '00gStaff', type: 'OKTA_GROUP', name: 'Staff' },
  ],
};

test.each<[string, boolean]>([
  ['user.department=="Engineering"', true],
  ['user.department=="engineering"', false],
  ['user.department == "Sales" OR String.startsWith(user.firstName,"and")', true],
  ['String.stringContains(user.department, "gin") && !(user.title != "")', true],
  ['isMemberOfGroup("00gStaff")', true],
  ['isMemberOfAnyGroup("00gOther","00gStaff") AND user.firstName=="andy"', true],
  ['isMemberOfGroupName("Sales")', false],
  ['Arrays.contains(user.skills, "ts")', true],
  ['user.profile.department == "Engineering" ? true : false', true],
  // Never set: null, which equals nothing but null, and is no answer by itself.
  ['user.costCenter == "7"', false],
  ['user.costCenter == null', true],
  ['user.costCenter', false],
  ['user.nickName != null AND String.len(user.nickName) > 3', false],
])('%s', (source, expected) => {
  expect(conditionProblem(source)).toBeUndefined();
  expect(conditionHolds(source, scope)).toBe(expected);
});

test.each([
  ['user.department = "Engineering"', 'cannot be read'],
  ['user.department ==', 'cannot be read'],
  ['Engineering', 'cannot be read'],
  ['', 'cannot be read'],
  ['appuser.level == "1"', 'only user attributes and groups'],
  ['String.len(user.firstName) > 1 AND session.amr == null', 'only user attributes and groups'],
  ['"yes"', 'Boolean'],
  ['user.firstName + user.lastName', 'Boolean'],
  ['user.firstName == "andy" ? "a" : "b"', 'Boolean'],
])('%s is no condition', (source, why) => {
  expect(conditionProblem(source)).toContain(why);
});

test('what a condition refers to', () => {
  const { attributes, groupIds } = conditionSubject(
    'isMemberOfAnyGroup("00gA","00gB") OR (user.a == "x" AND String.len(user.profile.b) > 2)',
  );
  expect([...attributes]).toEqual(['a', 'b']);
  expect([...groupIds]).toEqual(['00gA', '00gB']);
});
