import { beforeEach, describe, expect, test } from 'vitest';
import { createMemoryStore } from '../../store/index.ts';
import { createKeyring, createOrg, OrgError, type OrgServices, type User } from '../index.ts';

let org: OrgServices;
let seconds = 0;
const noKey = () => Promise.reject(new Error('No key is needed here.'));
beforeEach(async () => {
  const store = createMemoryStore();
  org = createOrg({
    store,
    // A second later with every look, so that stamps tell before from after.
    now: () => new Date(Date.UTC(2026, 2, 1) + 1000 * seconds++),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    keyring: await createKeyring(undefined, noKey, store),
    samlUrl: () => 'http://127.0.0.1:1',
  });
});

/** The messages of the refusal, or a sentence that there was none. */
async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof OrgError)) return `not refused: ${error}`;
  return [error.message, ...error.problems.map(({ message }) => message)].join(' | ');
}

const person = (name: string, attributes: Record<string, string> = {}, password = 'Correct-Horse-7') =>
  org.directory.create({ login: `${name}@example.com`, firstName: name, lastName: 'Example', attributes, password });

const group = async (name: string) => (await org.groups.create({ name })).id;

/** A rule that is active. */
async function rule(name: string, expression: string, groupIds: string[], excludedUserIds: string[] = []) {
  const { id } = await org.groupRules.create({ name, expression, groupIds, excludedUserIds });
  return org.groupRules.activate(id);
}

const membersOf = async (id: string) => (await org.groups.members(id)).map(({ profile }) => profile.firstName);
const engineers = 'user.department == "Engineering"';

describe('a rule', () => {
  test('is inactive at first, moves everybody when it is activated, and then whoever changes', async () => {
    const [target, ann] = [await group('Engineers'), await person('ann', { department: 'Engineering' })];
    const ben = await person('ben', { department: 'Sales' });
    const { id, status } = await org.groupRules.create({ name: 'r', expression: engineers, groupIds: [target] });
    expect(status).toBe('INACTIVE');
    expect(await membersOf(target)).toEqual([]);
    const { lastMembershipUpdated: before } = await org.groups.get(target);

    await org.groupRules.activate(id);
    expect(await membersOf(target)).toEqual(['ann']);
    expect((await org.groups.get(target)).lastMembershipUpdated > before).toBe(true);
    expect(await org.groupRules.holding(target)).toEqual(new Map([[ann.id, [id]]]));

    await org.directory.updateProfile(ben.id, { department: 'Engineering' });
    await org.directory.updateProfile(ann.id, { department: 'Sales' });
    expect(await membersOf(target)).toEqual(['ben']);
    await person('cid', { department: 'Engineering' });
    expect(await membersOf(target)).toEqual(['ben', 'cid']);
    const types = (await org.systemLog.list()).map(({ eventType }) => eventType);
    expect(types.filter((type) => type === 'group.user_membership.add')).toHaveLength(3);
    expect(types.filter((type) => type === 'group.user_membership.remove')).toHaveLength(1);
  });

  test('leaves people alone who are pending or inactive, until they are neither', async () => {
    const target = await group('Engineers');
    await rule('r', engineers, [target]);
    const eve = await org.directory.create({
      login: 'eve@example.com',
      firstName: 'eve',
      lastName: 'Example',
      attributes: { department: 'Engineering' },
    });
    expect(eve.status).toBe('PROVISIONED');
    expect(await membersOf(target)).toEqual([]);
    await org.directory.setPassword(eve.id, 'Correct-Horse-7');
    expect(await membersOf(target)).toEqual(['eve']);

    await org.directory.suspend(eve.id);
    await org.directory.updateProfile(eve.id, { department: 'Sales' });
    expect(await membersOf(target)).toEqual(['eve']);
    await org.directory.unsuspend(eve.id);
    expect(await membersOf(target)).toEqual([]);
  });

  test('may ask about groups, those that rules give among them', async () => {
    const [first, second, third] = [await group('A'), await group('B'), await group('C')];
    const ann = await person('ann');
    // The one that has to wait stands first.
    await rule('from B', `isMemberOfGroup("${second}")`, [third]);
    await rule('from A', 'isMemberOfGroupName("A")', [second]);
    await org.groups.addMember(first, ann.id);
    expect(await membersOf(third)).toEqual(['ann']);
    await org.groups.removeMember(first, ann.id);
    expect([await membersOf(second), await membersOf(third)]).toEqual([[], []]);
  });

  test('that contradicts itself ends', async () => {
    const target = await group('A');
    await rule('r', `!isMemberOfGroup("${target}")`, [target]);
    await person('ann');
    expect((await membersOf(target)).length).toBeLessThan(2);
  });

  test('excepts people; who is taken out by hand is excepted from then on', async () => {
    const target = await group('Engineers');
    const [ann, ben] = [
      await person('ann', { department: 'Engineering' }),
      await person('ben', { department: 'Engineering' }),
    ];
    const { id } = await rule('r', engineers, [target], [ann.id]);
    expect(await membersOf(target)).toEqual(['ben']);
    await org.groups.removeMember(target, ben.id);
    await org.directory.updateProfile(ben.id, { title: 'Changed' });
    expect(await membersOf(target)).toEqual([]);
    expect((await org.groupRules.get(id)).excludedUserIds).toEqual([ann.id, ben.id]);
    const [exclusion] = await org.systemLog.list({ eventType: 'group.user_membership.rule.add_exclusion' });
    expect(exclusion?.displayMessage).toBe('User added to exclusion list for group rule');
  });

  test('takes over whom somebody assigned by hand, and nobody else', async () => {
    const target = await group('Engineers');
    const [ann, ben] = [await person('ann'), await person('ben')];
    await org.groups.addMember(target, ann.id);
    await org.groups.addMember(target, ben.id);
    await rule('r', engineers, [target]);
    expect(await membersOf(target)).toEqual(['ann', 'ben']);
    for (const department of ['Engineering', 'Sales']) await org.directory.updateProfile(ann.id, { department });
    expect(await membersOf(target)).toEqual(['ben']);
  });

  test('lets go only of whom no other rule holds', async () => {
    const target = await group('Engineers');
    const ann = await person('ann', { department: 'Engineering', title: 'Boss' });
    await rule('one', engineers, [target]);
    await rule('two', 'user.title == "Boss"', [target]);
    await org.directory.updateProfile(ann.id, { department: 'Sales' });
    expect(await membersOf(target)).toEqual(['ann']);
    await org.directory.updateProfile(ann.id, { title: 'Clerk' });
    expect(await membersOf(target)).toEqual([]);
  });

  test.each([
    [false, ['ann']],
    [true, []],
  ])('deactivated keeps its people; deleted with removeUsers=%s leaves %j', async (removeUsers, left) => {
    const target = await group('Engineers');
    const ann = await person('ann', { department: 'Engineering' });
    const { id } = await rule('r', engineers, [target]);
    expect(await refusal(org.groupRules.remove(id))).toContain('with the status ACTIVE');
    await org.groupRules.deactivate(id);
    await org.directory.updateProfile(ann.id, { department: 'Sales' });
    expect(await membersOf(target)).toEqual(['ann']);
    await org.groupRules.remove(id, { removeUsers });
    expect(await membersOf(target)).toEqual(left);
    expect(await org.groupRules.holding(target)).toEqual(new Map());
    expect(await refusal(org.groupRules.get(id))).toContain('Not found');
  });
});

describe('a rule is INVALID once', () => {
  test.each<[string, (ids: { target: string; asked: string }) => Promise<unknown>]>([
    ['the group it assigns to is gone', ({ target }) => org.groups.remove(target)],
    ['a group it asks about is gone', ({ asked }) => org.groups.remove(asked)],
    ['an attribute it asks about is gone', () => org.userSchema.remove('level')],
  ])('%s', async (_what, lose) => {
    const [target, asked] = [await group('A'), await group('B')];
    await org.userSchema.put({ name: 'level', title: 'Level', type: 'string', scope: 'NONE' });
    const { id } = await rule('r', `isMemberOfGroup("${asked}") OR user.level == "1"`, [target]);
    await lose({ target, asked });
    expect((await org.groupRules.get(id)).status).toBe('INVALID');
    for (const step of ['activate', 'deactivate'] as const) {
      expect(await refusal(org.groupRules[step](id))).toBe(
        'Api validation failed: updateRuleStatus | Cannot activate or deactivate a Group Rule with the status INVALID.',
      );
    }
    await org.groupRules.remove(id);
    expect(await org.groupRules.list()).toEqual([]);
  });
});

describe('what is refused', () => {
  const attempt = async (change: Partial<Parameters<OrgServices['groupRules']['create']>[0]>) => {
    const target = await group('A');
    return refusal(org.groupRules.create({ name: 'r', expression: engineers, groupIds: [target], ...change }));
  };
  test.each([
    [{ name: ' ' }, 'name: String length'],
    [{ expression: 'user.department = "x"' }, 'cannot be read'],
    [{ expression: 'user.colour == "red"' }, 'Invalid property colour in expression'],
    [{ expression: 'isMemberOfGroup("00gNobody")' }, '00gNobody (UserGroup)'],
    [{ groupIds: [] }, 'cannot be left blank'],
    [{ groupIds: ['00gNobody'] }, '00gNobody (UserGroup)'],
    [{ excludedUserIds: Array.from({ length: 101 }, (_, i) => `00u${i}`) }, 'At most 100'],
  ])('%j', async (change, why) => {
    expect(await attempt(change)).toContain(why);
    expect(await org.groupRules.list()).toEqual([]);
  });

  test('Everyone as a target, a name twice, changing an active one or its groups', async () => {
    expect(await attempt({ groupIds: [(await org.groups.everyone()).id] })).toContain('Everyone cannot be assigned');
    const [target, other] = [await group('B'), await group('C')];
    const { id } = await rule('Twice', engineers, [target]);
    const again = { name: 'twice', expression: engineers, groupIds: [target] };
    expect(await refusal(org.groupRules.create(again))).toContain('already exists');
    expect(await refusal(org.groupRules.replace(id, { ...again, name: 'x' }))).toContain('with the status ACTIVE');
    await org.groupRules.deactivate(id);
    expect(await refusal(org.groupRules.replace(id, { ...again, groupIds: [other] }))).toContain('actions');
    expect((await org.groupRules.replace(id, { ...again, name: 'Renamed' })).name).toBe('Renamed');
  });

  test('an attribute that only a seed gave somebody is known', async () => {
    const target = await group('Red');
    const user: User = await org.directory.impose({
      login: 'ann@example.com',
      firstName: 'ann',
      lastName: 'Example',
      attributes: { colour: 'red' },
    });
    await rule('r', 'user.colour == "red"', [target]);
    expect((await org.groups.members(target)).map(({ id }) => id)).toEqual([user.id]);
  });
});
