import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { expectEqual, expectThat } from '../stage/index.ts';
import { walkOf } from '../walkthrough/index.ts';

// Each step is one sentence of the documents, carried out in the pages.

Given('the administrator has signed in to Workato and opened "Workspace admin"', async function () {
  await (await walkOf(this)).workato.signIn();
});

When('she clicks {string} in the sidebar', async function (section: string) {
  await (await walkOf(this)).workato.openFromSidebar(section);
});

When('she selects the environment {string}', async function (environment: string) {
  const walk = await walkOf(this);
  walk.environment = environment;
  await walk.workato.selectEnvironment(environment);
});

Then('the {string} page of {string} is shown', async function (tab: string, environment: string) {
  expectEqual(await (await walkOf(this)).workato.openTab(environment), tab, `the open tab of ${environment}`);
});

When('she selects the {string} tab', async function (tab: string) {
  const walk = await walkOf(this);
  await walk.workato.selectTab(walk.environment, tab);
});

When('she makes sure that {string} is enabled', async function (toggle: string) {
  await (await walkOf(this)).workato.makeSureIsOn(toggle);
});

When('she clicks {string} under "Select an identity provider \\(IdP\\)"', async function (button: string) {
  await (await walkOf(this)).workato.pressIn('Select an identity provider (IdP)', button);
});

When('she enters {string} as the "Identity provider \\(IdP) name"', async function (name: string) {
  const walk = await walkOf(this);
  walk.providerName = name;
  await walk.workato.fill('Identity provider (IdP) name', name);
});

When('she chooses {string} for "Enforce SAML authentication for"', async function (scope: string) {
  await (await walkOf(this)).workato.select('Enforce SAML authentication for', scope);
});

When('she switches on {string}', async function (toggle: string) {
  await (await walkOf(this)).workato.tick(toggle);
});

When('she clicks {string}( in the wizard)( on the page that asks)', async function (button: string) {
  await (await walkOf(this)).workato.press(button);
});

When('she copies the {string} and the {string}', async function (acsUrlLabel: string, entityIdLabel: string) {
  const walk = await walkOf(this);
  walk.sp = { acsUrl: await walk.workato.copy(acsUrlLabel), entityId: await walk.workato.copy(entityIdLabel) };
});

When('she leaves the wizard to set up Okta', async function () {
  (await walkOf(this)).workato.leaveWizard();
});

When('the administrator returns to the wizard', async function () {
  const walk = await walkOf(this);
  await walk.workato.returnToWizard(walk.environment, walk.providerName);
});

When('she answers "Yes" to {string} and gives the Metadata URL', async function (question: string) {
  const walk = await walkOf(this);
  await walk.workato.answerMetadataQuestion(question, 'Yes');
  await walk.workato.fill('Provide your metadata URL', walk.metadataUrl);
});

Then('the Authentication tab of {string} lists {string}', async function (environment: string, provider: string) {
  const { workato } = await walkOf(this);
  expectEqual(await workato.openTab(environment), 'Authentication', `the open tab of ${environment}`);
  expectThat((await workato.providers()).includes(provider), `${provider} is not listed`);
});

When('she clicks {string} beside {string}', async function (action: string, provider: string) {
  await (await walkOf(this)).workato.pressBeside(provider, action);
});

Then('the {string} modal is open', async function (title: string) {
  expectThat(await (await walkOf(this)).workato.modal(title).isVisible(), `No modal "${title}" is open`);
});

When('she chooses {string}', async function (option: string) {
  await (await walkOf(this)).workato.tick(option);
});

When('she clicks {string} in the modal', async function (button: string) {
  await (await walkOf(this)).workato.pressInModal('Provisioning', button);
});

Then('{string} shows manual provisioning in {string}', async function (provider: string, environment: string) {
  const walk = await walkOf(this);
  expectEqual(await walk.workato.openTab(environment), 'Authentication', `the open tab of ${environment}`);
  const shown = await walk.workato.describes(provider);
  expectThat(/manual/i.test(shown), `The row of ${provider} says: ${shown}`);
  const link = (await walk.stage.workspace.state()).links.find((one) => one.environment === environment);
  expectEqual(link?.provisioning, 'manual', `provisioning of ${environment}`);
});

Then('{string} still offers "Set up" in {string}', async function (provider: string, environment: string) {
  const walk = await walkOf(this);
  expectThat(await walk.workato.offers(provider, 'Set up'), `${provider} does not offer "Set up" any more`);
  const link = (await walk.stage.workspace.state()).links.find((one) => one.environment === environment);
  expectEqual(link?.provisioning, 'not_set_up', `provisioning of ${environment}`);
});

When('she adds an end user manually', async function (table: DataTable) {
  const walk = await walkOf(this);
  for (const row of table.hashes()) {
    const environment = row['Environment access'] ?? '';
    await walk.stage.workspace.createGroups(environment, [row.Group ?? '']);
    await walk.workato.addEndUser({
      fullName: row['Full name'] ?? '',
      email: row['Email address'] ?? '',
      environments: [environment],
      group: row.Group ?? '',
    });
  }
});

Then('it offers {string}', async function (option: string) {
  expectThat(await (await walkOf(this)).workato.asksFor(option), `The page does not offer "${option}"`);
});

Then('it does not offer {string}', async function (option: string) {
  expectThat(!(await (await walkOf(this)).workato.asksFor(option)), `The page offers "${option}"`);
});

Then('provisioning is not chosen yet in {string}', async function (environment: string) {
  const link = (await (await walkOf(this)).stage.workspace.state()).links.find(
    (one) => one.environment === environment,
  );
  expectEqual(link?.provisioning, 'not_set_up', `provisioning of ${environment}`);
});

Given('a workspace without Environments', async function () {
  await (await walkOf(this)).stage.workspace.patch({ environmentsProvisioned: false });
});

Then('the environments {string} can be selected', async function (names: string) {
  const { workato } = await walkOf(this);
  expectEqual(await workato.environments(), names.split(', '), 'environments');
});

Then('exactly one environment can be selected', async function () {
  expectEqual((await (await walkOf(this)).workato.environments()).length, 1, 'number of environments');
});

When(
  'the administrator edits {string}, gives the Metadata URL and clicks {string}',
  async function (provider: string, button: string) {
    const walk = await walkOf(this);
    await walk.workato.signIn();
    await walk.workato.openAuthentication(walk.environment);
    await walk.workato.pressBeside(provider, 'Edit');
    await walk.workato.answerMetadataQuestion('Do you have your identity provider metadata URL?', 'Yes');
    await walk.workato.fill('Provide your metadata URL', walk.metadataUrl);
    await walk.workato.press(button);
  },
);
