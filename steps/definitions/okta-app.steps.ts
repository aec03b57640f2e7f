import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { expectEqual, expectThat, groupsAttribute, OktaOrganisation, type Stage, stageOf } from '../stage/index.ts';
import { walkOf } from '../walkthrough/index.ts';

/** An address that answers, and is not Workato's. */
const elsewhere = (stage: Stage): string => `${stage.idp.samlUrl}/elsewhere`;

When('somebody opens the admin console of Okta', async function () {
  await (await walkOf(this)).okta.open();
});

Then('Okta asks for a username', async function () {
  const text = await (await walkOf(this)).okta.text();
  expectThat(text.includes('Username') && !text.includes('Create App Integration'), `Okta shows: ${text}`);
});

Then('Okta says {string}', async function (words: string) {
  const text = await (await walkOf(this)).okta.problems();
  expectThat(text.includes(words), `Okta says: ${text}`);
});

// Making and changing the app

When('he fills in the SAML settings of Workato and clicks "Next"', async function () {
  const { okta, stage } = await walkOf(this);
  await okta.fill('Single sign-on URL', stage.trust.acsUrl);
  await okta.fill('Audience URI (SP Entity ID)', stage.trust.entityId);
  await okta.select('Name ID format', 'EmailAddress');
  await okta.press('Next');
});

Then('its "General" tab says', async function (table: DataTable) {
  const { appLabel, okta } = await walkOf(this);
  await okta.openApp(appLabel, 'General');
  const text = await okta.text();
  for (const [name = '', value = ''] of table.raw())
    expectThat(text.includes(`${name}\n${value}`), `The tab does not say ${name}: ${value}, but ${text}`);
});

Then('Okta has no app {string}', async function (label: string) {
  const { stage } = await walkOf(this);
  expectThat(!(await stage.okta.labels()).includes(label), `Okta has an app "${label}"`);
});

Given('the Okta administrator edits the SAML settings of {string}', async function (app: string) {
  const walk = await walkOf(this);
  const { id } = await walk.stage.control.app(app);
  await walk.arriveAtOkta(`/applications/${id}/general`);
  await walk.okta.editSamlSettings();
});

When('he unticks {string}', async function (label: string) {
  await (await walkOf(this)).okta.untick(label);
});

When("he enters as {string} an address that is not Workato's", async function (label: string) {
  const { okta, stage } = await walkOf(this);
  await okta.fill(label, elsewhere(stage));
});

When('he saves the SAML settings', async function () {
  const { okta } = await walkOf(this);
  await okta.press('Next');
  await okta.press('Finish');
});

Given(/^an app "Workato Agentic" in Okta whose profile has (.+)$/, async function (profile: string) {
  const walk = await walkOf(this);
  const kind = profile.includes('array') ? 'string array' : profile.includes('string') ? 'string' : 'no attribute';
  await walk.stage.okta.createApp(walk.stage.trust, kind);
  await walk.stage.okta.assign({ login: 'dana@example.com', firstName: 'Dana', lastName: 'Diaz' });
});

Given(
  'the Okta administrator gives {person} the groups {string} in the assignment',
  async function (alias: string, groups: string) {
    const walk = await walkOf(this);
    const { okta, stage } = walk;
    await walk.arriveAtOkta('/applications');
    await okta.editAssignment(OktaOrganisation.appLabel, stage.people.login(alias), groupsAttribute, groups);
  },
);

// What the messages say

Then('Okta has posted the Response to that address', async function () {
  const stage = await stageOf(this);
  expectEqual((await stage.issued.response('Dana')).postedTo, elsewhere(stage), 'where the Response was posted');
});

Then('Workato has received nothing from {person}', async function (alias: string) {
  const stage = await stageOf(this);
  expectThat(!(await stage.visits.isSignedIn(alias)), `${alias} is signed in`);
  expectEqual((await stage.workspace.state()).activity.length, 0, 'number of attempts that Workato has seen');
});

Then('the Response has the Single sign-on URL as Destination and Recipient', async function () {
  const stage = await stageOf(this);
  const { destination, recipient } = await stage.issued.response('Dana');
  expectEqual(
    { destination, recipient },
    { destination: stage.trust.acsUrl, recipient: stage.trust.acsUrl },
    'addresses',
  );
});

Then('the Response has the SP entity ID as Audience', async function () {
  const stage = await stageOf(this);
  expectEqual((await stage.issued.response('Dana')).audience, stage.trust.entityId, 'Audience');
});

Then('the NameID is {string} in the format EmailAddress', async function (value: string) {
  const format = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
  expectEqual((await (await stageOf(this)).issued.response('Dana')).nameId, { value, format }, 'NameID');
});

Then('the Response says', async function (table: DataTable) {
  const { attributes } = await (await stageOf(this)).issued.response('Dana');
  for (const [name = '', values = ''] of table.raw())
    expectEqual(attributes.get(name)?.join(', '), values, `values of ${name}`);
});

Then('the Response has {int} group value(s)', async function (count: number) {
  const { attributes } = await (await stageOf(this)).issued.response('Dana');
  expectEqual(attributes.get(groupsAttribute)?.length ?? 0, count, `number of values of ${groupsAttribute}`);
  if (count === 0) expectThat(!attributes.has(groupsAttribute), 'The attribute is sent without a value');
});

Then(
  'the Metadata URL answers everybody with the entity ID, the certificate and both single sign-on services',
  async function () {
    const walk = await walkOf(this);
    const app = await walk.stage.okta.app();
    const answer = await fetch(walk.metadataUrl);
    const text = await answer.text();
    expectThat(/xml/.test(answer.headers.get('content-type') ?? ''), 'The metadata is not served as XML');
    const certificate = app.certificate.replaceAll(/-----[^-]+-----|\s/g, '');
    for (const part of [`entityID="${app.entityId}"`, '<md:IDPSSODescriptor', 'bindings:HTTP-POST', 'HTTP-Redirect'])
      expectThat(text.includes(part), `The metadata does not have ${part}`);
    expectThat(text.replaceAll(/\s/g, '').includes(certificate), 'The metadata does not have the certificate');
  },
);

// People

Given('these people are verified in Okta', async function (table: DataTable) {
  const { stage } = await walkOf(this);
  const password = OktaOrganisation.password;
  for (const { Name = '', Username = '' } of table.hashes())
    await stage.okta.verify({ ...stage.people.meet(Name, Username), password });
});

Then('Directory > People shows', async function (table: DataTable) {
  const { okta } = await walkOf(this);
  for (const [login = '', status = ''] of table.raw())
    expectEqual(await okta.personStatus(login), status, `status of ${login}`);
});

Then('the Assignments list {string}', async function (logins: string) {
  expectEqual((await (await walkOf(this)).okta.assigned()).sort(), logins.split(', ').sort(), 'assigned people');
});
