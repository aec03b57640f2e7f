import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { expectEqual, expectThat, OktaOrganisation } from '../stage/index.ts';
import { type Walk, walkOf } from '../walkthrough/index.ts';

const question = 'Do you have your identity provider metadata URL?';
const acsUrlLabel = 'Specify Single sign-on URL';
const entityIdLabel = 'Service provider (SP) entity ID';

// Getting there

Given('these end-user groups', async function (table: DataTable) {
  const { stage } = await walkOf(this);
  for (const { Environment = '', Group = '' } of table.hashes())
    await stage.workspace.createGroups(Environment, [Group]);
});

When('somebody opens "Workspace admin"', async function () {
  await (await walkOf(this)).workato.open();
});

Then('Workato asks for the email address and password of an administrator', async function () {
  const { workato } = await walkOf(this);
  expectThat(await workato.asksFor('Email address'), 'Workato does not ask for an email address');
  expectThat(await workato.asksFor('Password'), 'Workato does not ask for a password');
});

Given('the administrator has opened the Authentication tab of {string}', async function (environment: string) {
  await openAuthentication(await walkOf(this), environment);
});

Given(
  'the administrator has opened the page of {string} in {string}',
  async function (provider: string, environment: string) {
    const walk = await walkOf(this);
    await openAuthentication(walk, environment);
    await walk.workato.pressBeside(provider, 'Edit');
  },
);

Given(
  'the administrator has opened the wizard "Set up a new provider" in {string}',
  async function (environment: string) {
    await openWizard(await walkOf(this), environment);
  },
);

Given(/^the administrator has opened page (two|three) of the wizard in "(\w+)"$/, async function (page, environment) {
  const walk = await walkOf(this);
  await openWizard(walk, environment);
  await walk.workato.fill('Identity provider (IdP) name', 'Okta Prod');
  walk.providerName = 'Okta Prod';
  await walk.workato.press('Next');
  if (page === 'three') await walk.workato.press('Next');
});

async function openAuthentication(walk: Walk, environment: string): Promise<void> {
  walk.environment = environment;
  await walk.arriveAtWorkato(`/authentication-groups/${environment}/authentication`);
}

async function openWizard(walk: Walk, environment: string): Promise<void> {
  await walk.stage.workspace.patch({ links: [{ environment, samlEnabled: true }] });
  await openAuthentication(walk, environment);
  await walk.workato.press('+ Set up new provider');
}

// The tab

Then('it lists the groups {string}', async function (names: string) {
  expectEqual((await (await walkOf(this)).workato.groups()).sort(), names.split(', ').sort(), 'groups on the page');
});

Then('{string} is on in {string}', async function (toggle: string, environment: string) {
  expectEqual(await toggleOf(await walkOf(this), toggle, environment), true, `${toggle} in ${environment}`);
});

Then('{string} is off in {string}', async function (toggle: string, environment: string) {
  expectEqual(await toggleOf(await walkOf(this), toggle, environment), false, `${toggle} in ${environment}`);
});

async function toggleOf({ workato }: Walk, toggle: string, environment: string): Promise<boolean> {
  await workato.openAuthentication(environment);
  return workato.isOn(toggle);
}

Then('{string} cannot be clicked', async function (name: string) {
  expectThat(!(await (await walkOf(this)).workato.canPress(name)), `"${name}" can be clicked`);
});

Then('{string} says in {string}', async function (provider: string, environment: string, table: DataTable) {
  const { workato } = await walkOf(this);
  await workato.openAuthentication(environment);
  const text = await workato.describes(provider);
  for (const [name = '', value = ''] of table.raw())
    expectThat(text.includes(`${name}: ${value}`), `The row of ${provider} says: ${text}`);
});

// The wizard

Then('the wizard "Set up a new provider" is open', async function () {
  expectEqual(await (await walkOf(this)).workato.title(), 'Set up a new provider', 'title of the page');
});

When('she specifies the domains {string}', async function (domains: string) {
  await (await walkOf(this)).workato.fill('Specify domains', domains);
});

Then('the wizard says {string} and nothing is live', async function (words: string) {
  const walk = await walkOf(this);
  const problems = await walk.workato.problems();
  expectThat(problems.toLowerCase().includes(words.toLowerCase()), `The wizard says: ${problems}`);
  await expectNothingLive(walk);
});

Then('no provider is set up', async function () {
  await expectNothingLive(await walkOf(this));
});

async function expectNothingLive({ stage, environment }: Walk): Promise<void> {
  const { links, providers } = await stage.workspace.state();
  expectEqual({ links, providers }, { links: [], providers: [] }, 'what is in effect');
  expectThat(!(await stage.visits.startsSingleSignOn(environment)), 'Single sign-on can be started');
}

Then('the wizard shows the {string} and the {string}', async function (first: string, second: string) {
  const { stage, workato } = await walkOf(this);
  expectThat((await workato.copy(first)).startsWith(stage.sp.url), `"${first}" shows no address of Workato`);
  expectThat((await workato.copy(second)).startsWith(stage.sp.url), `"${second}" shows no address of Workato`);
});

Then('the wizard shows the same two values', async function () {
  await expectSameValues(await walkOf(this));
});

Then('the page of {string} shows the same two values', async function (provider: string) {
  const walk = await walkOf(this);
  await walk.workato.openAuthentication(walk.environment);
  await walk.workato.pressBeside(provider, 'Edit');
  await expectSameValues(walk);
});

async function expectSameValues({ sp, workato }: Walk): Promise<void> {
  const shown = { acsUrl: await workato.copy(acsUrlLabel), entityId: await workato.copy(entityIdLabel) };
  expectEqual(shown, sp, 'the two values of Workato');
}

When('she clicks "Copy" beside the {string}', async function (label: string) {
  await (await walkOf(this)).workato.pressCopy(label);
});

Then('she can paste the {string}', async function (label: string) {
  const { workato } = await walkOf(this);
  expectEqual(await workato.copied(), await workato.copy(label), 'what was copied');
});

Then('Workato serves its metadata at the SP entity ID', async function () {
  const { sp } = await walkOf(this);
  const answer = await fetch(sp.entityId);
  const text = await answer.text();
  expectEqual(answer.status, 200, 'status of the SP metadata');
  expectThat(text.includes(`entityID="${sp.entityId}"`), 'The metadata does not name the SP entity ID');
});

Then('Workato receives what is posted to the Single sign-on URL', async function () {
  const { sp } = await walkOf(this);
  const answer = await fetch(sp.acsUrl, { method: 'POST', body: new URLSearchParams({ SAMLResponse: 'x' }) });
  expectThat(answer.status < 500 && answer.status !== 404, `A POST is answered with ${answer.status}`);
  expectThat((await fetch(sp.acsUrl)).status >= 400, 'A GET is answered as if it were a POST');
});

// Metadata

Given('an Okta app {string} whose Metadata URL the administrator knows', async function (_label: string) {
  const walk = await walkOf(this);
  // Only the metadata matters here; the two values of Workato do not exist yet.
  walk.metadataUrl = (await walk.stage.okta.createApp(walk.stage.trust)).metadataUrl;
});

When('she answers {string} to {string}', async function (answer: string, asked: string) {
  await (await walkOf(this)).workato.answerMetadataQuestion(asked, answer);
});

When('she answers "No" to {string} and types in the IdP information', async function (asked: string) {
  const { stage, workato } = await walkOf(this);
  const app = await stage.okta.app();
  await workato.answerMetadataQuestion(asked, 'No');
  await workato.fill('Identity provider single sign-on URL', app.ssoUrl);
  await workato.fill('Identity provider issuer', app.entityId);
  await workato.fill('X.509 certificate', app.certificate);
});

Then('the wizard shows the section {string}', async function (title: string) {
  expectThat(await (await walkOf(this)).workato.hasSection(title), `The wizard has no section "${title}"`);
});

When(/^she gives the metadata URL of (.+)$/, async function (whose: string) {
  const { stage, workato } = await walkOf(this);
  const addresses = new Map([
    ['a server that is not there', 'http://127.0.0.1:9/metadata'],
    ['a page of Okta', `${stage.idp.samlUrl}/login/login.htm`],
    ['Workato itself', stage.trust.entityId],
    ['a server without https', 'http://metadata.example/'],
  ]);
  await workato.answerMetadataQuestion(question, 'Yes');
  await workato.fill('Provide your metadata URL', addresses.get(whose) ?? whose);
});

When('she completes the wizard with the Metadata URL', async function () {
  await completeWizard(await walkOf(this));
});

When('she completes the wizard for an app in Okta with {string} assigned', async function (login: string) {
  const walk = await walkOf(this);
  await walk.workato.press('Next');
  walk.sp = { acsUrl: await walk.workato.copy(acsUrlLabel), entityId: await walk.workato.copy(entityIdLabel) };
  walk.metadataUrl = (await walk.stage.okta.createApp(walk.sp)).metadataUrl;
  await walk.stage.okta.assign({ login, firstName: 'Dana', lastName: 'Diaz', password: OktaOrganisation.password });
  await completeWizard(walk);
});

async function completeWizard({ metadataUrl, workato }: Walk): Promise<void> {
  await workato.press('Next');
  await workato.answerMetadataQuestion(question, 'Yes');
  await workato.fill('Provide your metadata URL', metadataUrl);
  await workato.press('Set up');
}

Then('Workato holds the issuer, the single sign-on URL and the certificate of Okta', async function () {
  const { stage } = await walkOf(this);
  const app = await stage.okta.app();
  const [held] = (await stage.workspace.state()).providers;
  const trust = held && { entityId: held.idp.entityId, ssoUrl: held.idp.ssoUrl, certificates: held.idp.certificates };
  const plain = (pems: readonly string[] = []) => pems.map((pem) => pem.replaceAll(/-----[^-]+-----|\s/g, ''));
  expectEqual(
    { ...trust, certificates: plain(trust?.certificates) },
    { entityId: app.entityId, ssoUrl: app.ssoUrl, certificates: plain([app.certificate]) },
    'what Workato holds of Okta',
  );
});

Given(
  'a provider {string} set up in {string} with the Metadata URL',
  async function (name: string, environment: string) {
    const { metadataUrl, stage } = await walkOf(this);
    await stage.workspace.patch({
      providers: [{ id: 'okta', name, idp: { metadataUrl } }],
      links: [{ environment, provider: name, samlEnabled: true, enforcement: { scope: 'all' }, provisioning: 'jit' }],
    });
  },
);

Then('Workato has fetched the metadata from Okta {int} times', async function (times: number) {
  expectEqual(await (await walkOf(this)).metadataFetches(), times, 'number of metadata fetches');
});

// Provisioning

When(/^she chooses just-in-time provisioning and group syncing in the wizard$/, async function () {
  const walk = await walkOf(this);
  await walk.workato.tick('Enable SAML Just-in-Time (JIT) provisioning');
  await walk.workato.tick('Enable user groups syncing');
  await completeWizard(walk);
});

When(/^she chooses just-in-time provisioning and group syncing in the Provisioning modal$/, async function () {
  const walk = await walkOf(this);
  await completeWizard(walk);
  await walk.workato.pressBeside(walk.providerName, 'Set up');
  await walk.workato.tick('Just-in-time (JIT) provisioning');
  await walk.workato.tick('Enable user groups syncing');
  await walk.workato.pressInModal('Provisioning', 'Save');
});

When('she renames {string} to {string}', async function (provider: string, name: string) {
  const walk = await walkOf(this);
  await walk.workato.openAuthentication(walk.environment);
  await walk.workato.pressBeside(provider, 'Edit');
  await walk.workato.fill('Identity provider (IdP) name', name);
  await walk.workato.press('Save provider');
  walk.providerName = name;
});
