import { Given, Then, When } from '@cucumber/cucumber';
import { expectEqual, expectThat, type Stage, stageOf } from '../stage/index.ts';

const every = ['DEV', 'TEST', 'PROD'];

Given('the workspace is without Environments', async function () {
  await (await stageOf(this)).workspace.patch({ environmentsProvisioned: false });
});

// End users

When(
  'the administrator adds {string} with the email {string} and access to {environments}',
  async function (name: string, email: string, environments: string[]) {
    const stage = await stageOf(this);
    stage.people.meet(name, email);
    await stage.administrator.addEndUser({ name, email, environments, groups: [] });
  },
);

When(
  'the administrator adds {string} with the email {string}, access to {environments} and the group {string} of {environment}',
  async function (name: string, email: string, environments: string[], group: string, environment: string) {
    const stage = await stageOf(this);
    stage.people.meet(name, email);
    await stage.administrator.addEndUser({ name, email, environments, groups: [{ environment, name: group }] });
  },
);

When(
  'the administrator changes the environment access of {person} to {environments}',
  async function (alias: string, environments: string[]) {
    const stage = await stageOf(this);
    const { name } = await stage.workspace.endUser(alias);
    await stage.administrator.setEnvironmentAccess(name, every, environments);
  },
);

Given('the end user {person} is deactivated', async function (alias: string) {
  const stage = await stageOf(this);
  await stage.administrator.deactivate((await stage.workspace.endUser(alias)).name);
});

When('the administrator deletes {person}', async function (alias: string) {
  const stage = await stageOf(this);
  await stage.administrator.deleteEndUser((await stage.workspace.endUser(alias)).name, 'Delete end user');
});

When('the administrator begins to delete {person} and cancels', async function (alias: string) {
  const stage = await stageOf(this);
  await stage.administrator.deleteEndUser((await stage.workspace.endUser(alias)).name, 'Cancel');
});

When('{person} is sent a link to set a password', async function (alias: string) {
  await (await stageOf(this)).workspace.sendPasswordLink(alias);
});

When(
  '{person} follows the link/invitation and sets the password {string}',
  async function (alias: string, secret: string) {
    await (await stageOf(this)).passwords.acceptInvitation(alias, secret);
  },
);

Then('the invitation of {person} is good no more', async function (alias: string) {
  expectThat(!(await (await stageOf(this)).passwords.invitationAsks(alias)), 'The link still asks for a password');
});

Then('"+ Add end user" offers exactly the environment {string}', async function (name: string) {
  const { administrator } = await stageOf(this);
  await administrator.open('/end-users/new');
  const page = await administrator.text();
  expectThat(page.includes(`Select a group in ${name}`), `${name} is not offered: ${page}`);
  expectEqual(page.match(/Select a group in /g)?.length, 1, 'number of environments offered');
});

// Providers

When('the administrator deletes the provider {string}', async function (name: string) {
  await (await stageOf(this)).administrator.deleteProvider('TEST', name.toLowerCase());
});

Then('Workato knows exactly the providers {string}', async function (names: string) {
  const { providers } = await (await stageOf(this)).workspace.state();
  expectEqual(providers.map(({ name }) => name).sort(), names.split(', ').sort(), 'providers');
});

// Groups

When(
  'the administrator creates the group {string} in {environment} with {person}',
  async function (group: string, environment: string, alias: string) {
    const stage = await stageOf(this);
    await stage.administrator.createGroup(environment, group, [await inList(stage, alias)]);
  },
);

When(
  'the administrator creates the group {string} in {environment} with nobody',
  async function (group: string, environment: string) {
    await (await stageOf(this)).administrator.createGroup(environment, group, []);
  },
);

When(
  'the administrator changes the members of {string} in {environment} from {person} to {person}',
  async function (group: string, environment: string, former: string, next: string) {
    const stage = await stageOf(this);
    const members = { [await inList(stage, former)]: 'off', [await inList(stage, next)]: 'on' } as const;
    await stage.administrator.changeMembers(environment, group, members);
  },
);

When(
  'the administrator takes {person} out of the group {string} in {environment}',
  async function (alias: string, group: string, environment: string) {
    const stage = await stageOf(this);
    await stage.administrator.changeMembers(environment, group, { [await inList(stage, alias)]: 'off' });
  },
);

When('the administrator deletes the group {string} of {environment}', async function (group: string, environment) {
  await (await stageOf(this)).administrator.deleteGroup(environment, group);
});

/** How lists of end users call a person. */
async function inList({ workspace }: Stage, alias: string): Promise<string> {
  const { name, email } = await workspace.endUser(alias);
  return `${name} (${email})`;
}

Then('the administrator is told {string}', async function (sentence: string) {
  const page = await (await stageOf(this)).administrator.text();
  expectThat(page.includes(sentence), `The page does not say "${sentence}": ${page}`);
});

Then(
  'the group {string} of {environment} has the members {string}',
  async function (group: string, environment: string, emails: string) {
    const members = await (await stageOf(this)).workspace.membersOf(group, environment);
    expectEqual([...members].sort(), emails.split(', ').sort(), `members of ${group} in ${environment}`);
  },
);

Then('{environment} has exactly the groups {string}', async function (environment: string, groups: string) {
  expectEqual(
    await (await stageOf(this)).workspace.groups(environment),
    groups.split(', ').sort(),
    `groups of ${environment}`,
  );
});
