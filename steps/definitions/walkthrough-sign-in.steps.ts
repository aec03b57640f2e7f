import { Given, Then, When } from '@cucumber/cucumber';
import { expectEqual, expectThat, OktaOrganisation, outdatedCertificate } from '../stage/index.ts';
import { walkOf } from '../walkthrough/index.ts';

Given(
  'a provider {string} set up in {string} with IdP information typed in',
  async function (name: string, environment: string) {
    const walk = await walkOf(this);
    await walk.useProvider(name, environment, { provisioning: 'jit' });
  },
);

Given(
  'a provider {string} in {string} whose provisioning is not chosen',
  async function (name: string, environment: string) {
    const walk = await walkOf(this);
    await walk.useProvider(name, environment, { provisioning: 'not_set_up' });
  },
);

Given(
  'a provider {string} set up in {string} with an outdated certificate',
  async function (name: string, environment: string) {
    const walk = await walkOf(this);
    await walk.useProvider(name, environment, { provisioning: 'jit', certificate: outdatedCertificate() });
  },
);

Given(
  '{string} has signed in to Workato GO in {string} with a password',
  async function (login: string, environment: string) {
    await (await walkOf(this)).signInWithPassword(login, environment);
  },
);

When('she opens "Workspace admin"', async function () {
  const walk = await walkOf(this);
  await walk.visitor.visit(walk.stage.sp.adminUrl);
});

Then('Workato says {string}', async function (sentence: string) {
  const walk = await walkOf(this);
  const text = await (walk.hasVisitor ? walk.visitor.text() : walk.workato.text());
  expectThat(text.includes(sentence), `Workato says: ${text}`);
});

When(
  '{string} tries to sign in at Okta for Workato GO in {string}',
  async function (login: string, environment: string) {
    await (await walkOf(this)).tryAtOkta(login, environment);
  },
);

Then('Okta does not let him in, and Workato hears of nobody', async function () {
  const walk = await walkOf(this);
  const { page } = walk.visitor;
  expectThat(page.url().startsWith(walk.stage.idp.samlUrl), `The person has come as far as ${page.url()}`);
  expectEqual((await walk.stage.workspace.state()).activity.length, 0, 'number of attempts that Workato has seen');
});

Then('her Okta password was sent to Okta and never to Workato', async function () {
  const walk = await walkOf(this);
  const carried = walk.sent.filter(({ body }) => body.includes(encodeURIComponent(OktaOrganisation.password)));
  expectThat(
    carried.some(({ url }) => url.startsWith(walk.stage.idp.samlUrl)),
    'Nobody has sent the password to Okta',
  );
  expectEqual(
    carried.filter(({ url }) => url.startsWith(walk.stage.sp.url)),
    [],
    'requests that carry the password to Workato',
  );
});

Given('no end user {string} exists', async function (email: string) {
  await expectNoEndUser(this, email);
});

When(
  '{string} signs in to {product} in {string} with his/her Okta password',
  async function (login: string, product: string, environment: string) {
    await (await walkOf(this)).signInThroughOkta(login, environment, product);
  },
);

When(
  '{string} tries to sign in to Workato GO in {string} with his/her Okta password',
  async function (login: string, environment: string) {
    await (await walkOf(this)).signInThroughOkta(login, environment);
  },
);

When('{string} tries to sign in to Workato GO in {string}', async function (login: string, environment: string) {
  await (await walkOf(this)).giveEmail(login, environment);
});

Then('Workato offers a password and no identity provider', async function () {
  const walk = await walkOf(this);
  const { page } = walk.visitor;
  expectThat(page.url().startsWith(walk.stage.sp.url), `The person was sent to ${page.url()}`);
  expectEqual(await page.getByLabel('Password', { exact: true }).count(), 1, 'number of password fields');
  expectThat(!(await walk.stage.visits.startsSingleSignOn(walk.visited)), 'Single sign-on can be started');
});

Then('the end user {string} exists, created by just-in-time provisioning', async function (email: string) {
  const user = (await (await walkOf(this)).stage.workspace.endUsers()).find((one) => one.email === email);
  expectEqual(user?.source, 'jit', `source of the end user ${email}`);
});

Then('he/she is refused with {reason}', async function (reason: string) {
  const { page } = (await walkOf(this)).visitor;
  expectThat(
    (await page.locator('body').innerText()).includes(reason),
    `The page at ${page.url()} does not say ${reason}`,
  );
});

async function expectNoEndUser(world: object, email: string): Promise<void> {
  const users = await (await walkOf(world)).stage.workspace.endUsers();
  expectThat(!users.some((user) => user.email === email), `The end user ${email} exists`);
}
