import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { completeVerification } from '../okta-console/index.ts';
import { expectEqual, expectThat, OktaOrganisation } from '../stage/index.ts';
import { walkOf } from '../walkthrough/index.ts';

Given('the Okta administrator signs in to Okta', async function () {
  await (await walkOf(this)).okta.signIn();
});

Given('the Okta administrator has signed in to Okta', async function () {
  await (await walkOf(this)).arriveAtOkta('/applications');
});

When('he goes to Applications > Applications and clicks "Create App Integration"', async function () {
  await (await walkOf(this)).okta.createAppIntegration();
});

When('he selects {string} as the sign-in method and clicks "Next"', async function (method: string) {
  await (await walkOf(this)).okta.selectSignInMethod(method);
});

When('he enters {string} as the App name and clicks "Next"', async function (name: string) {
  await (await walkOf(this)).okta.enterAppName(name);
});

When('he pastes the Single sign-on URL from Workato', async function () {
  const walk = await walkOf(this);
  await walk.okta.fill('Single sign-on URL', walk.sp.acsUrl);
});

When('he ticks {string}', async function (label: string) {
  await (await walkOf(this)).okta.tick(label);
});

When('he pastes the SP entity ID into {string}', async function (label: string) {
  const walk = await walkOf(this);
  await walk.okta.fill(label, walk.sp.entityId);
});

When('he sets the Name ID format to {string}', async function (format: string) {
  await (await walkOf(this)).okta.select('Name ID format', format);
});

When('he adds the attribute statements', async function (table: DataTable) {
  const { okta } = await walkOf(this);
  for (const [index, row] of table.hashes().entries())
    await okta.addAttributeStatement(index, row.Name ?? '', row.Value ?? '');
});

When('he clicks {string}', async function (button: string) {
  await (await walkOf(this)).okta.press(button);
});

When('he chooses {string} as the App type', async function (type: string) {
  await (await walkOf(this)).okta.select('App type', type);
});

Then('the app {string} is active in Okta', async function (label: string) {
  const walk = await walkOf(this);
  walk.appLabel = label;
  expectEqual(await walk.okta.appStatus(label), 'Active', `status of ${label}`);
});

When("he adds the attribute {string} to the app's profile in the Profile Editor", async function (name: string) {
  const walk = await walkOf(this);
  await walk.okta.addProfileAttribute(walk.appLabel, name, 'string array');
});

When('he adds people under Directory > People', async function (table: DataTable) {
  const walk = await walkOf(this);
  for (const row of table.hashes()) {
    const login = row.Username ?? '';
    await walk.okta.addPerson({ firstName: row['First name'] ?? '', lastName: row['Last name'] ?? '', login });
    walk.people.push(login);
  }
});

When('each of them completes the verification steps', async function () {
  const walk = await walkOf(this);
  for (const login of walk.people) {
    const link = await walk.okta.activationLink(login);
    const browser = await walk.newBrowser();
    await completeVerification(browser.page, link, OktaOrganisation.password);
  }
});

When('he goes to the Assignments of {string}', async function (app: string) {
  await (await walkOf(this)).okta.openApp(app, 'Assignments');
});

When('he assigns people with Assign > Assign to People', async function (table: DataTable) {
  const { okta } = await walkOf(this);
  await okta.openAssignToPeople();
  for (const { Username: login = '', ...profile } of table.hashes()) await okta.assignPerson(login, profile);
});

When('he opens "Sign On" of the app and copies the Metadata URL', async function () {
  const walk = await walkOf(this);
  await walk.okta.openApp(walk.appLabel, 'Sign On');
  walk.metadataUrl = await walk.okta.metadataUrl();
});

Given(
  'an Okta app {string} exists for these two values, with people assigned',
  async function (label: string, table: DataTable) {
    const walk = await walkOf(this);
    expectEqual(label, OktaOrganisation.appLabel, 'label of the app');
    const app = await walk.stage.okta.createApp(walk.sp);
    walk.metadataUrl = app.metadataUrl;
    for (const row of table.hashes())
      await walk.stage.okta.assign({
        login: row.Username ?? '',
        firstName: row['First name'] ?? '',
        lastName: row['Last name'] ?? '',
        password: OktaOrganisation.password,
      });
  },
);

Given(
  'an app {string} in Okta for the environment {string}, with {string} assigned',
  async function (_label: string, environment: string, login: string) {
    const walk = await walkOf(this);
    walk.environment = environment;
    walk.metadataUrl = (await walk.stage.okta.createApp(walk.stage.trust)).metadataUrl;
    await walk.stage.okta.assign({ login, firstName: 'Dana', lastName: 'Diaz', password: OktaOrganisation.password });
  },
);

Then('Workato has fetched the metadata from Okta', async function () {
  expectThat((await (await walkOf(this)).metadataFetches()) > 0, 'Nobody has fetched the metadata');
});

Then('Workato has never fetched the metadata from Okta', async function () {
  expectEqual(await (await walkOf(this)).metadataFetches(), 0, 'number of metadata fetches');
});
