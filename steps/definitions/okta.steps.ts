import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { expectEqual, expectThat, groupsAttribute, stageOf } from '../stage/index.ts';

const list = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

Given('these people are assigned in Okta', async function (table: DataTable) {
  const stage = await stageOf(this);
  for (const row of table.hashes()) {
    const groups = row[groupsAttribute];
    await stage.okta.assign(
      stage.people.meet(row.Name ?? '', row.Username ?? ''),
      groups === undefined ? undefined : list(groups),
    );
  }
});

Given('{person} is not assigned in Okta', async function (alias: string) {
  const stage = await stageOf(this);
  await stage.okta.unassign(stage.people.login(alias));
});

Given('{person} is deactivated in Okta', async function (alias: string) {
  const stage = await stageOf(this);
  await stage.okta.deactivate(stage.people.login(alias));
});

Given('Okta knows {person} as {string}', async function (alias: string, userName: string) {
  const stage = await stageOf(this);
  await stage.okta.knownAs(stage.people.login(alias), userName);
});

Given('Okta assigns {person} the groups {string}( as a list)', async function (alias: string, groups: string) {
  const stage = await stageOf(this);
  await stage.people.assign(alias, list(groups));
});

Given(
  'Okta assigns {person} the groups {string} as a comma-separated text',
  async function (alias: string, groups: string) {
    const stage = await stageOf(this);
    await stage.people.assign(alias, [groups]);
  },
);

Given('Okta assigns {person} no groups', async function (alias: string) {
  const stage = await stageOf(this);
  await stage.people.assign(alias, undefined);
});

Given('Okta sends a blank {string} for {person}', async function (attribute: string, _alias: string) {
  await (await stageOf(this)).okta.send(attribute, '" "');
});

Given('Okta sends no {string} for {person}', async function (attribute: string, _alias: string) {
  const stage = await stageOf(this);
  await stage.okta.stopSending(attribute);
});

Given('Okta sends {string} as {string} for everybody', async function (attribute: string, value: string) {
  await (await stageOf(this)).okta.send(attribute, value);
});

Given('Okta sends a session that ends in {int} minutes for {person}', async function (minutes: number, _alias: string) {
  const stage = await stageOf(this);
  await stage.okta.send('SessionNotOnOrAfter', stage.clock.minutesFromNow(minutes).toISOString());
});

Given(
  'Okta sends a session that ended {int} minutes ago for {person}',
  async function (minutes: number, _alias: string) {
    const stage = await stageOf(this);
    await stage.okta.send('SessionNotOnOrAfter', stage.clock.minutesFromNow(-minutes).toISOString());
  },
);

Given("Workato's tile at Okta is for {string}", async function (defaultRelayState: string) {
  await (await stageOf(this)).okta.settings({ defaultRelayState });
});

Then('Okta has issued an assertion for {person}', async function (alias: string) {
  const stage = await stageOf(this);
  expectThat((await stage.issued.emitted(alias)) > 0, `Okta issued no assertion for ${alias}`);
});

Then('Okta refuses {person}', async function (alias: string) {
  const stage = await stageOf(this);
  expectEqual(await stage.issued.emitted(alias), 0, `assertions that Okta issued for ${alias} in the last attempt`);
  expectThat(!(await stage.visits.isSignedIn(alias)), `${alias} is signed in`);
});

When('Okta signs with a new key', async function () {
  await (await stageOf(this)).signingKeys.rotate();
});

When('Okta signs with the old key again', async function () {
  await (await stageOf(this)).signingKeys.goBack();
});
