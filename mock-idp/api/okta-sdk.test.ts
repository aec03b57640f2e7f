/** Okta's own SDK as the judge: people, groups and tokens. What it can do with Okta it can do here. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMockIdp, type MockIdp } from '../index.ts';
import { all, type Client, clientOf, idOf, makeGroup, makePerson } from './testing/sdk.ts';

let idp: MockIdp;
let client: Client;
beforeAll(async () => {
  idp = await createMockIdp();
  client = clientOf(idp);
});
afterAll(() => idp.close());

describe('people', () => {
  test('go through their life cycle', async () => {
    const { userApi } = client;
    const userId = idOf(await makePerson(client, 'Dora', 'dora@example.com'));
    expect(userId).toMatch(/^00u\w{17}$/);
    expect((await userApi.getUser({ userId: 'DORA@example.com' })).status).toBe('ACTIVE');
    expect((await userApi.getUser({ userId: 'dora' })).id).toBe(userId);
    await userApi.suspendUser({ userId });
    expect((await userApi.getUser({ userId })).status).toBe('SUSPENDED');
    await userApi.unsuspendUser({ userId });
    expect((await userApi.expirePassword({ userId })).status).toBe('PASSWORD_EXPIRED');
    const { resetPasswordUrl } = await userApi.generateResetPasswordToken({ userId, sendEmail: false });
    expect((await fetch(resetPasswordUrl ?? '')).status).toBe(200);
    expect((await userApi.getUser({ userId })).status).toBe('RECOVERY');
    await userApi.deactivateUser({ userId });
    expect((await userApi.getUser({ userId })).status).toBe('DEPROVISIONED');
    const { activationUrl } = await userApi.activateUser({ userId, sendEmail: false });
    expect(await (await fetch(activationUrl ?? '')).text()).toContain('Set up password');
    await userApi.deactivateUser({ userId });
    await userApi.deleteUser({ userId });
    await expect(userApi.getUser({ userId })).rejects.toMatchObject({
      status: 404,
      errorCode: 'E0000007',
      errorSummary: `Not found: Resource not found: ${userId} (User)`,
    });
  });

  test('are changed in part and replaced as a whole', async () => {
    const { userApi } = client;
    const userId = idOf(await makePerson(client, 'Emil', 'emil@example.com'));
    await userApi.updateUser({ userId, user: { profile: { nickName: 'Em', mobilePhone: '1' } } });
    const changed = await userApi.getUser({ userId });
    expect(changed.profile).toMatchObject({ firstName: 'Emil', nickName: 'Em', mobilePhone: '1' });
    const profile = { login: 'emil@example.com', email: 'emil@example.com', firstName: 'Emil', lastName: 'Ernst' };
    const replaced = await userApi.replaceUser({ userId, user: { profile } });
    expect(replaced.profile).toMatchObject({ lastName: 'Ernst', mobilePhone: null });
    expect(replaced.profile).not.toMatchObject({ nickName: 'Em' });
    const change = { oldPassword: { value: 'Correct-Horse-7' }, newPassword: { value: 'Better-Horse-8' } };
    await userApi.changePassword({ userId, changePasswordRequest: change });
    await expect(userApi.changePassword({ userId, changePasswordRequest: change })).rejects.toMatchObject({
      status: 403,
      errorCode: 'E0000014',
    });
  });

  test('are found by search and filter, and me is the administrator', async () => {
    const { userApi } = client;
    const found = await all(userApi.listUsers({ search: 'profile.lastName eq "Anderson" or profile.login sw "BOB"' }));
    expect(found.map(({ profile }) => profile?.firstName)).toEqual(['Alice', 'Bob']);
    expect(await all(userApi.listUsers({ filter: 'status eq "LOCKED_OUT"' }))).toEqual([]);
    expect((await all(userApi.listUsers({ q: 'carol' }))).map(({ profile }) => profile?.login)).toEqual([
      'carol@contractor.example',
    ]);
    expect((await userApi.getUser({ userId: 'me' })).profile?.login).toBe('admin@example.com');
  });

  test('come in pages that the SDK follows to the end', async () => {
    const everybody = await all(client.userApi.listUsers({ limit: 200 }));
    expect(everybody.length).toBeGreaterThan(4);
    expect((await all(client.userApi.listUsers({ limit: 2 }))).map(({ id }) => id)).toEqual(
      everybody.map(({ id }) => id),
    );
  });
});

describe('groups', () => {
  test('have members, and Everyone has everybody', async () => {
    const { groupApi, userApi } = client;
    const groupId = idOf(await makeGroup(client, 'Workato Ops'));
    const alice = idOf(await userApi.getUser({ userId: 'alice@example.com' }));
    await groupApi.assignUserToGroup({ groupId, userId: alice });
    expect((await all(groupApi.listGroupUsers({ groupId }))).map(({ id }) => id)).toEqual([alice]);
    const names = (await all(userApi.listUserGroups({ userId: alice }))).map(({ profile }) => profile?.name);
    expect(names).toEqual(['Everyone', 'Workato Ops']);
    await groupApi.replaceGroup({ groupId, group: { profile: { name: 'Workato Operations', description: 'x' } } });
    expect((await all(groupApi.listGroups({ q: 'workato op' }))).map(({ id }) => id)).toEqual([groupId]);
    await groupApi.unassignUserFromGroup({ groupId, userId: alice });
    expect(await all(groupApi.listGroupUsers({ groupId }))).toEqual([]);
    await groupApi.deleteGroup({ groupId });
    const [everyone] = await all(groupApi.listGroups({ filter: 'type eq "BUILT_IN"' }));
    expect(everyone?.profile?.name).toBe('Everyone');
    await expect(groupApi.deleteGroup({ groupId: idOf(everyone ?? {}) })).rejects.toMatchObject({ status: 403 });
  });
});

describe('tokens', () => {
  test('that are wrong are refused', async () => {
    await expect(clientOf(idp, 'wrong').userApi.getUser({ userId: 'me' })).rejects.toMatchObject({
      status: 401,
      errorCode: 'E0000011',
      errorSummary: 'Invalid token provided',
    });
  });
});

describe('what the SDK can do beside', () => {
  test('recovers a forgotten password by answer or by link, and resets factors', async () => {
    const { userApi } = client;
    const userId = idOf(
      await userApi.createUser({
        body: {
          profile: { firstName: 'Frida', lastName: 'Example', login: 'frida@example.com', email: 'frida@example.com' },
          credentials: {
            password: { value: 'Correct-Horse-7' },
            recovery_question: { question: 'Which horse?', answer: 'The correct one' },
          },
        },
      }),
    );
    const recover = (answer: string, value: string) =>
      userApi.forgotPasswordSetNewPassword({
        userId,
        userCredentials: { password: { value }, recovery_question: { question: 'Which horse?', answer } },
      });
    await expect(recover('The wrong one', 'Better-Horse-8')).rejects.toMatchObject({ errorCode: 'E0000068' });
    expect((await recover('the correct ONE', 'Better-Horse-8')).recovery_question?.question).toBe('Which horse?');
    const change = { oldPassword: { value: 'Better-Horse-8' }, newPassword: { value: 'Fastest-Horse-9' } };
    await userApi.changePassword({ userId, changePasswordRequest: change });
    const { resetPasswordUrl } = await userApi.forgotPassword({ userId, sendEmail: false });
    expect((await fetch(resetPasswordUrl ?? '')).status).toBe(200);
    await userApi.resetFactors({ userId });
    await userApi.deactivateUser({ userId });
    await expect(userApi.forgotPassword({ userId, sendEmail: false })).rejects.toMatchObject({ errorCode: 'E0000034' });
  });
});
