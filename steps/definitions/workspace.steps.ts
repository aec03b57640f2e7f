import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { expectEqual, outdatedCertificate, provider, stageOf } from '../stage/index.ts';

const list = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

// Provisioning

Given('JIT provisioning is (switched )on in {environments}', async function (environments: string[]) {
  const stage = await stageOf(this);
  for (const environment of environments) await stage.workspace.link(environment, { provisioning: 'jit' });
});

Given(
  'JIT provisioning is on in {environment} with the provider {string}',
  async function (environment: string, provider: string) {
    await (await stageOf(this)).trust.linkOther(provider, environment, { provisioning: 'jit' });
  },
);

Given('the provider takes groups from the attribute {string}', async function (groupAttribute: string) {
  await (await stageOf(this)).trust.changeProvider({ groupAttribute });
});

Given('Workato holds an outdated certificate of Okta', async function () {
  await (await stageOf(this)).trust.changeProvider({ certificates: [outdatedCertificate()] });
});

Given('Workato holds an outdated certificate of Okta and the present one', async function () {
  const stage = await stageOf(this);
  await stage.trust.changeProvider({ certificates: [outdatedCertificate(), (await stage.okta.app()).certificate] });
});

When('Workato reads the metadata of Okta', async function () {
  await (await stageOf(this)).trust.readMetadata();
});

When('the metadata is refreshed on the page', async function () {
  const { administrator } = await stageOf(this);
  await administrator.refreshMetadata('TEST', provider.id);
});

When('the metadata is refreshed over the API', async function () {
  await (await stageOf(this)).trust.refreshMetadata();
});

Given('JIT provisioning is off in {environment}', async function (environment: string) {
  await (await stageOf(this)).workspace.link(environment, { provisioning: 'not_set_up' });
});

Given('JIT provisioning and group syncing are on in {environment}', async function (environment: string) {
  await (await stageOf(this)).workspace.link(environment, { provisioning: 'jit', groupSync: true });
});

Given('JIT provisioning is off and group syncing on in {environment}', async function (environment: string) {
  await (await stageOf(this)).workspace.link(environment, { provisioning: 'not_set_up', groupSync: true });
});

Given('group syncing is off in {environment}', async function (environment: string) {
  await (await stageOf(this)).workspace.link(environment, { groupSync: false });
});

Given('provisioning is (changed to )manual in {environment}', async function (environment: string) {
  await (await stageOf(this)).workspace.link(environment, { provisioning: 'manual', groupSync: false });
});

Given('provisioning is not chosen in {environment}', async function (environment: string) {
  await (await stageOf(this)).workspace.link(environment, { provisioning: 'not_set_up', groupSync: false });
});

// Who must use SAML

Given('{environment} uses passwords', async function (environment: string) {
  await (await stageOf(this)).workspace.unlink(environment);
});

Given('SAML is enforced for all domains in {environments}', async function (environments: string[]) {
  const stage = await stageOf(this);
  for (const environment of environments)
    await stage.workspace.link(environment, { enforcement: { scope: 'all', domains: [] } });
});

When('SAML becomes enforced for all domains in {environment}', async function (environment: string) {
  await (await stageOf(this)).administrator.enforce(environment, provider.id, 'All domains');
});

When(
  'the administrator selects the domains {string} for {environment}',
  async function (domains: string, environment: string) {
    await (await stageOf(this)).administrator.enforce(environment, provider.id, 'Selected domains', domains);
  },
);

Given(
  'SAML is enforced for the domains {string} in {environment}',
  async function (domains: string, environment: string) {
    await (await stageOf(this)).workspace.link(environment, {
      enforcement: { scope: 'selected', domains: list(domains) },
    });
  },
);

When(
  'SAML is switched off in {environment} while {person} is at Okta',
  async function (environment: string, alias: string) {
    const stage = await stageOf(this);
    await stage.visits.signInWhile(alias, environment, () => stage.workspace.link(environment, { samlEnabled: false }));
  },
);

When(
  '{environment} changes to the provider {string} while {person} is at Okta',
  async function (environment: string, provider: string, alias: string) {
    const stage = await stageOf(this);
    const change = () => stage.trust.linkOther(provider, environment, { provisioning: 'jit' });
    await stage.visits.signInWhile(alias, environment, change);
  },
);

When('SAML is switched on again in {environment}', async function (environment: string) {
  await (await stageOf(this)).administrator.flipSaml(environment);
});

Given('SAML is on in {environment} without a provider', async function (environment: string) {
  await (await stageOf(this)).workspace.patch({ links: [{ environment, samlEnabled: true }] });
});

When('SAML is switched off in {environment}', async function (environment: string) {
  await (await stageOf(this)).administrator.flipSaml(environment);
});

// End users and groups

Given('{environment} has the groups {string}', async function (environment: string, groups: string) {
  await (await stageOf(this)).workspace.createGroups(environment, list(groups));
});

Given(
  'the end user {person} was added as {string} with access to {environment}',
  async function (alias: string, name: string, environment: string) {
    await (await stageOf(this)).workspace.addEndUser(alias, name, [environment]);
  },
);

Given(
  'the end user {person} was added as {string} with access to {environments} and the groups {string}',
  async function (alias: string, name: string, environments: string[], groups: string) {
    await (await stageOf(this)).workspace.addEndUser(alias, name, environments, list(groups));
  },
);

Given(
  'the end user {person} was added as {string} without access to an environment',
  async function (alias: string, name: string) {
    await (await stageOf(this)).workspace.addEndUser(alias, name, []);
  },
);

Given('the end user {person} is deleted', async function (alias: string) {
  await (await stageOf(this)).workspace.deleteEndUser(alias);
});

Then('the end user {person} is {string} in Workato', async function (alias: string, status: string) {
  expectEqual(
    (await (await stageOf(this)).workspace.endUser(alias)).status,
    status.toLowerCase(),
    `status of ${alias}`,
  );
});

Given(
  'these end users have access to {environments} and the password {string}',
  async function (environments: string[], password: string, table: DataTable) {
    const stage = await stageOf(this);
    for (const row of table.hashes())
      await stage.workspace.addEndUserWithPassword(row.Name ?? '', row.Email ?? '', environments, password);
  },
);

When(
  'the administrator puts {person} into the groups {string} in {environment}',
  async function (alias: string, groups: string, environment: string) {
    await (await stageOf(this)).workspace.putIntoGroups(alias, environment, list(groups));
  },
);

// What is there

Then('the end user {person} exists with the name {string}', async function (alias: string, name: string) {
  const stage = await stageOf(this);
  expectEqual((await stage.workspace.endUser(alias)).name, name, `name of the end user ${alias}`);
});

Then('there is/are exactly {int} end user(s)', async function (count: number) {
  expectEqual((await (await stageOf(this)).workspace.endUsers()).length, count, 'number of end users');
});

Then('there are no end users', async function () {
  const users = await (await stageOf(this)).workspace.endUsers();
  expectEqual(
    users.map((user) => user.email),
    [],
    'end users',
  );
});

Then('the end user {person} is {string} and must use SAML-based SSO', async function (alias: string, status: string) {
  const user = await (await stageOf(this)).workspace.endUser(alias);
  expectEqual(user.status, status.toLowerCase(), `status of ${alias}`);
  expectEqual(user.ssoRequired, true, `whether ${alias} must use SAML-based SSO`);
});

Then('{person} has access to the environments {string}', async function (alias: string, environments: string) {
  const user = await (await stageOf(this)).workspace.endUser(alias);
  expectEqual([...user.environments].sort(), list(environments).sort(), `environments of ${alias}`);
});

Then(
  '{person} belongs to the groups {string} in {environment}',
  async function (alias: string, groups: string, environment: string) {
    expectEqual(
      await (await stageOf(this)).workspace.groupsOf(alias, environment),
      list(groups).sort(),
      `groups of ${alias} in ${environment}`,
    );
  },
);

Then('{person} belongs to no groups in {environment}', async function (alias: string, environment: string) {
  expectEqual(
    await (await stageOf(this)).workspace.groupsOf(alias, environment),
    [],
    `groups of ${alias} in ${environment}`,
  );
});

Then('the group {string} of {environment} has no members', async function (group: string, environment: string) {
  expectEqual(await (await stageOf(this)).workspace.membersOf(group, environment), [], `members of ${group}`);
});

Then('the sync of {person} reports {string} as unmatched', async function (alias: string, names: string) {
  const sync = await (await stageOf(this)).workspace.lastSync(alias);
  expectEqual(sync?.unmatched, list(names), `unmatched groups in the sync of ${alias}`);
});

Then('the sync of {person} was skipped', async function (alias: string) {
  const sync = await (await stageOf(this)).workspace.lastSync(alias);
  expectEqual(sync?.outcome, 'skipped', `outcome of the sync of ${alias}`);
});
