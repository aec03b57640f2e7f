import { Given, Then, When } from '@cucumber/cucumber';
import { expectEqual, expectThat, stageOf } from '../stage/index.ts';

const list = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const client = 'Provisioning script';

// Clients

Given('an API client of {environment} whose role has all IAM endpoints', async function (environment: string) {
  const { administrator, iamApi } = await stageOf(this);
  await administrator.addClientRole('Full role', 'all');
  iamApi.use(await administrator.createApiClient(client, environment, 'Full role'));
});

Given(
  'an API client of {environment} whose role has only the IAM endpoints {string}',
  async function (environment: string, endpoints: string) {
    const { administrator, iamApi } = await stageOf(this);
    await administrator.addClientRole('Narrow role', list(endpoints));
    iamApi.use(await administrator.createApiClient(`Narrow ${client}`, environment, 'Narrow role'));
  },
);

Given('nobody gives the program a token', async function () {
  (await stageOf(this)).iamApi.use(undefined);
});

When("the administrator rotates the API client's token", async function () {
  await (await stageOf(this)).administrator.rotateToken(client);
});

When('the administrator gives the program a rotated token', async function () {
  const { administrator, iamApi } = await stageOf(this);
  iamApi.use(await administrator.rotateToken(client));
});

When('the administrator deletes the API client', async function () {
  await (await stageOf(this)).administrator.deleteApiClient(client);
});

// Calls

When('the program lists the users', async function () {
  await (await stageOf(this)).iamApi.call('GET', 'users');
});

When('the program calls {int} times within a minute', async function (times: number) {
  const { iamApi } = await stageOf(this);
  for (let n = 0; n < times; n += 1) await iamApi.call('GET', 'user_groups');
});

When('the program creates the user {person} as {string}', async function (alias: string, name: string) {
  const stage = await stageOf(this);
  await stage.iamApi.call('POST', 'users', { email: stage.people.login(alias), full_name: name });
});

When('the program creates the user {string} as {string}', async function (email: string, name: string) {
  await (await stageOf(this)).iamApi.call('POST', 'users', { email, full_name: name });
});

When('the program creates the group {string}', async function (name: string) {
  await (await stageOf(this)).iamApi.call('POST', 'user_groups', { name });
});

When('the program adds {person} to the group {string}', async function (alias: string, group: string) {
  const stage = await stageOf(this);
  const { iamApi } = stage;
  const { id } = await iamApi.user(stage.people.login(alias));
  await iamApi.call('POST', `users/${id}/add_to_group`, { user_group_id: (await iamApi.group(group)).id });
});

When('the program takes {person} out of the group {string}', async function (alias: string, group: string) {
  const stage = await stageOf(this);
  const { iamApi } = stage;
  const { id } = await iamApi.user(stage.people.login(alias));
  await iamApi.call('POST', `users/${id}/remove_from_group`, { user_group_id: (await iamApi.group(group)).id });
});

When(
  'the program takes {person} out of the group {string} of {environment}',
  async function (alias: string, name: string, environment: string) {
    const { iamApi, people } = await stageOf(this);
    const { id, user_groups = [] } = await iamApi.user(people.login(alias));
    const group = user_groups.find((one) => one.name === name && one.environment_id === environment);
    await iamApi.call('POST', `users/${id}/remove_from_group`, { user_group_id: group?.id });
  },
);

When('the program deletes the user {person}', async function (alias: string) {
  const stage = await stageOf(this);
  const { id } = await stage.iamApi.user(stage.people.login(alias));
  await stage.iamApi.call('DELETE', `users/${id}`);
});

// Answers

Then('the program is answered {int}', async function (status: number) {
  const { last } = (await stageOf(this)).iamApi;
  expectThat(last.status === status, `Expected ${status}, but the answer was ${last.status}: ${last.text}`);
});

Then('the program is answered {int}, with {string} in the text', async function (status: number, text: string) {
  const { last } = (await stageOf(this)).iamApi;
  expectThat(last.status === status, `Expected ${status}, but the answer was ${last.status}: ${last.text}`);
  expectThat(last.text.includes(text), `"${text}" is not in the answer: ${last.text}`);
});

Then('the IAM API lists the users {string}', async function (emails: string) {
  const users = await (await stageOf(this)).iamApi.list('users');
  expectEqual(users.map(({ email }) => email ?? '').sort(), list(emails).sort(), 'users that the IAM API lists');
});

Then('the IAM API lists the groups {string}', async function (names: string) {
  const groups = await (await stageOf(this)).iamApi.list('user_groups');
  expectEqual(groups.map(({ name }) => name ?? '').sort(), list(names).sort(), 'groups that the IAM API lists');
});

Then('the IAM API lists the members {string} of the group {string}', async function (emails: string, group: string) {
  const { iamApi } = await stageOf(this);
  const members = await iamApi.list(`user_groups/${(await iamApi.group(group)).id}/members`);
  expectEqual(members.map(({ email }) => email ?? '').sort(), list(emails).sort(), `members of ${group}`);
});

Then(
  'the IAM API shows {person} in the groups {string} of {environment}',
  async function (alias: string, names: string, environment: string) {
    const stage = await stageOf(this);
    const groups = (await stage.iamApi.user(stage.people.login(alias))).user_groups ?? [];
    const here = groups.filter((group) => group.environment_id === environment).map(({ name }) => name);
    expectEqual(here.sort(), list(names).sort(), `groups of ${alias} in ${environment}`);
  },
);
