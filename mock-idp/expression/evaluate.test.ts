import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateStatement, fillTemplate, type Scope } from './index.ts';

const scope: Scope = {
  now: new Date('2026-03-01T12:00:00Z'),
  user: {
    login: 'alice@example.com',
    displayName: 'Alice Anderson',
    firstName: 'Alice',
    nick: '',
    level: 3,
    vip: true,
  },
  appuser: { userName: 'alice@app.example', workato_end_user_groups: ['Sales', 'Ops'], empty: [], single: 'One' },
  org: { name: 'Example', subDomain: 'example' },
};
describe('user.getGroups', () => {
  const groups = [
    { id: '00g1', type: 'BUILT_IN', name: 'Everyone' },
    { id: '00g2', type: 'OKTA_GROUP', name: 'Workato Ops' },
    { id: '00g3', type: 'OKTA_GROUP', name: 'Workato Sales' },
  ];
  test.each([
    ["user.getGroups({'group.profile.name': 'Workato'}).![profile.name]", ['Workato Ops', 'Workato Sales']],
    ["user.getGroups({'group.profile.name': 'Workato', 'operator': 'EXACT'}).![name]", undefined],
    ["user.getGroups({'group.profile.name': {'Workato Ops', 'Every'}}).![id]", ['00g1', '00g2']],
    ["user.getGroups({'group.type': 'OKTA_GROUP'}, {'group.id': {'00g1', '00g3'}}).![name]", ['Workato Sales']],
  ])('%s', (source, expected) => {
    const values = evaluateStatement(source, { ...scope, groups });
    expect(values?.map(({ text }) => text)).toEqual(expected);
  });

  test('without a projection, or by something unknown, it is no expression', () => {
    for (const source of ["user.getGroups({'group.type': 'x'})", "user.getGroups({'group.colour': 'x'}).![name]"]) {
      expect(evaluateStatement(source, { ...scope, groups })).toEqual([{ text: source, type: 'xs:string' }]);
    }
  });
});

const texts = (source: string) => evaluateStatement(source, scope)?.map((value) => value.text);

describe('attribute statements', () => {
  test.each<[string, string[] | undefined]>([
    ['user.displayName', ['Alice Anderson']],
    ['user.profile.displayName', ['Alice Anderson']],
    ['appuser.workato_end_user_groups', ['Sales', 'Ops']],
    ['appuser.workato_end_user_groups[1]', ['Ops']],
    ['appuser.single', ['One']],
    ['org.name', ['Example']],
    ['user.nick', ['']],
    ['String.toUpperCase(user.firstName)', ['ALICE']],
    ['String.toLowerCase("ABC")', ['abc']],
    ['String.substringBefore(user.login, "@")', ['alice']],
    ['String.substringAfter(user.login, "@")', ['example.com']],
    ['String.join(" ", user.firstName, "of", org.name)', ['Alice of Example']],
    ['String.append("a", "b")', ['ab']],
    ['String.replace("a.b.c", ".", "$&")', ['a$&b$&c']],
    ['String.stringSwitch(user.login, "other", "acme", "A", "example", "E")', ['E']],
    ['user.firstName + " (" + user.login + ")"', ['Alice (alice@example.com)']],
    ['user.nick ?: user.firstName', ['Alice']],
    ['user.missing ?: "none"', ['none']],
    ['user.vip ? "yes" : "no"', ['yes']],
    ['user.level > 2 AND !user.missing ? "a" : "b"', undefined],
    ['user.level > 2 && user.firstName == "Alice" ? "a" : "b"', ['a']],
    ['user.nick != "" AND user.nick != null ? user.nick : null', undefined],
    ['user.missing == null ? "never set" : "set"', ['never set']],
    ['{user.firstName, "x"}', ['Alice', 'x']],
    ["'it''s'", ["it's"]],
    ['"quoted"', ['quoted']],
  ])('%s', (source, expected) => {
    expect(texts(source)).toEqual(expected);
  });

  test.each(['user.missing', 'appuser.missing', 'appuser.empty', 'null', 'user.profile', 'user.a.b.c', ''])(
    'an attribute is left out when %j comes to nothing',
    (source) => {
      expect(evaluateStatement(source, scope)).toBeUndefined();
    },
  );

  test.each([
    'Static text',
    'val',
    '5',
    'true',
    'a-b',
    'mail@example.com',
    'Groups.startsWith("OKTA", "x", 10)',
    'String.append("one")',
    'user.firstName user.lastName',
    'user.',
    '"open',
    'foo.bar',
    '(',
  ])('%j is no expression and is emitted literally', (source) => {
    expect(evaluateStatement(source, scope)).toEqual([{ text: source, type: 'xs:string' }]);
  });

  test('numbers and booleans carry their schema type', () => {
    expect(evaluateStatement('user.level', scope)).toEqual([{ text: '3', type: 'xs:integer' }]);
    expect(evaluateStatement('user.vip', scope)).toEqual([{ text: 'true', type: 'xs:boolean' }]);
  });

  test.each(['user.constructor', 'user.__proto__', 'appuser.toString', 'user.profile.hasOwnProperty'])(
    '%s reaches nothing inherited',
    (source) => {
      expect(evaluateStatement(source, scope)).toBeUndefined();
    },
  );

  test('deep nesting is not an expression and costs no stack', () => {
    const source = `${'('.repeat(50_000)}"a"${')'.repeat(50_000)}`;
    expect(texts(source)).toEqual([source]);
    expect(texts(`${'!'.repeat(4_000)}user.vip`)).toEqual(['true']);
    expect(texts(`"a"${'+"a"'.repeat(1_000)}`)).toEqual(['a'.repeat(1001)]);
  });
});

test('templates', () => {
  const reference = (inner: string) => `$\{${inner}}`;
  expect(fillTemplate(reference('user.userName'), scope)).toBe('alice@app.example');
  expect(fillTemplate(reference('source.login'), scope)).toBe('alice@example.com');
  expect(fillTemplate(reference('fn:substringBefore(source.login, "@")'), scope)).toBe('alice');
  expect(fillTemplate(`x-${reference('source.missing')}`, scope)).toBeUndefined();
  expect(fillTemplate('plain', scope)).toBe('plain');
});

test('no text whatever crashes it, and every answer is text', () => {
  const piece = fc.constantFrom(
    'user.login',
    'appuser.workato_end_user_groups',
    'String.join(',
    '"',
    "'",
    '(',
    ')',
    '{',
    '}',
    '?',
    ':',
    '?:',
    '+',
    '!',
    '==',
    '<',
    'AND',
    ',',
    '[',
    ']',
    '0',
    '.',
    'null',
    'true',
    ' ',
    '\\',
    `$\{`,
  );
  const mixed = fc
    .array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 40 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(mixed, (source) => {
      const values = evaluateStatement(source, scope);
      fillTemplate(source, scope);
      return values === undefined || values.every((value) => typeof value.text === 'string');
    }),
    { numRuns: 2000 },
  );
});
