import { Given, Then, When } from '@cucumber/cucumber';
import { expectEqual, expectThat, type Stage, stageOf } from '../stage/index.ts';

// Signing in

When(
  '{person} signs in to {product} in {environment}',
  async function (alias: string, product: string, environment: string) {
    await (await stageOf(this)).visits.signIn(alias, product, environment);
  },
);

When(
  '{person} tries to sign in to {product} in {environment}',
  async function (alias: string, product: string, environment: string) {
    await (await stageOf(this)).visits.signIn(alias, product, environment);
  },
);

When(
  '{person} signs in to {product} in {environment} with {fault}',
  async function (alias: string, product: string, environment: string, name: string) {
    await (await stageOf(this)).visits.signIn(alias, product, environment, { name, parameters: {} });
  },
);

When(
  '{person} tries to sign in to {product} in {environment} with {fault}',
  async function (alias: string, product: string, environment: string, name: string) {
    await (await stageOf(this)).visits.signIn(alias, product, environment, { name, parameters: {} });
  },
);

When(
  '{person} tries to sign in to {product} in {environment} with {fault} naming {person}',
  async function (alias: string, product: string, environment: string, name: string, victim: string) {
    const stage = await stageOf(this);
    await stage.okta.assign(stage.people.person(victim));
    await stage.visits.signIn(alias, product, environment, { name, parameters: { as: stage.people.login(victim) } });
  },
);

When(
  '{person} signs in to {product} in {environment} and the RelayState is altered to {string}',
  async function (alias: string, product: string, environment: string, value: string) {
    const fault = { name: 'relay-state-altered', parameters: { value } };
    await (await stageOf(this)).visits.signIn(alias, product, environment, fault);
  },
);

When('{person} chooses single sign-on instead', async function (alias: string) {
  await (await stageOf(this)).visits.signInInstead(alias);
});

When('{person} comes to Workato from her Okta dashboard', async function (alias: string) {
  await (await stageOf(this)).visits.signInFromOkta(alias);
});

When('the same Response is sent to Workato again', async function () {
  await (await stageOf(this)).visits.sendAgain();
});

When(
  '{person} gives the email address at the sign-in page of {environment}',
  async function (alias: string, environment: string) {
    await (await stageOf(this)).passwords.giveEmail(alias, environment);
  },
);

When(
  '{person} signs in to {environment} with the password {string}',
  async function (alias: string, environment: string, password: string) {
    const stage = await stageOf(this);
    await stage.passwords.giveEmail(alias, environment);
    await stage.passwords.give(alias, password);
  },
);

When('{person} gives the password {string}', async function (alias: string, password: string) {
  await (await stageOf(this)).passwords.give(alias, password);
});

Then(
  '{person} can sign in to {environment} with the password {string}',
  async function (alias: string, environment: string, password: string) {
    const stage = await stageOf(this);
    await stage.passwords.giveEmail(alias, environment);
    await stage.passwords.give(alias, password);
    expectThat(
      await stage.visits.isSignedIn(alias),
      `${alias} is not signed in to ${environment} after giving the password`,
    );
  },
);

Then('{person} cannot sign in to {environment} with a password', async function (alias: string, environment: string) {
  const stage = await stageOf(this);
  expectThat(
    !(await stage.passwords.work(alias, environment, 'Any-Password-1')),
    `${alias} is signed in to ${environment} by a password`,
  );
});

Then(
  '{person} cannot sign in to {environment} with the password {string}',
  async function (alias: string, environment: string, password: string) {
    const stage = await stageOf(this);
    expectThat(
      !(await stage.passwords.work(alias, environment, password)),
      `${alias} is signed in to ${environment} by a password`,
    );
  },
);

// What happened

Then('{person} is signed in', async function (alias: string) {
  const stage = await stageOf(this);
  expectThat(
    await stage.visits.isSignedIn(alias),
    `${alias} is not signed in; last refusal: ${await stage.visits.refusal(alias)}`,
  );
});

Then('{person} is signed in to {environment}', async function (alias: string, environment: string) {
  const session = await (await stageOf(this)).visits.session(alias);
  expectEqual(session.environment, environment, `environment that ${alias} is signed in to`);
});

Then('{person} is signed out', async function (alias: string) {
  expectThat(!(await (await stageOf(this)).visits.isSignedIn(alias)), `${alias} is still signed in`);
});

When('somebody copies the cookies that {person} has of Workato', async function (alias: string) {
  await (await stageOf(this)).visits.copyCookies(alias);
});

Then('the copied cookies open the session of {person}', async function (alias: string) {
  const stage = await stageOf(this);
  expectEqual(await stage.visits.shownToCopy(), stage.people.login(alias), 'whom the copied cookies open');
});

Then('the copied cookies open nothing', async function () {
  expectEqual(await (await stageOf(this)).visits.shownToCopy(), undefined, 'whom the copied cookies open');
});

Then('{person} is not signed in', async function (alias: string) {
  expectThat(!(await (await stageOf(this)).visits.isSignedIn(alias)), `${alias} is signed in`);
});

Then('{person} is refused with {reason}', async function (alias: string, reason: string) {
  const stage = await stageOf(this);
  expectThat(!(await stage.visits.isSignedIn(alias)), `${alias} is signed in instead of being refused`);
  expectEqual(await stage.visits.refusal(alias), reason, `reason code of the refusal of ${alias}`);
});

Then("{person}'s session shows the groups {string}", async function (alias: string, groups: string) {
  const session = await (await stageOf(this)).visits.session(alias);
  expectEqual(
    session.groups.map(({ name }) => name).sort(),
    groups
      .split(',')
      .map((group) => group.trim())
      .sort(),
    `groups in the session of ${alias}`,
  );
});

Then('{person} is sent to the identity provider', async function (alias: string) {
  await expectAt(await stageOf(this), alias, 'identity provider');
});

Then('{person} is asked for a password', async function (alias: string) {
  await expectAt(await stageOf(this), alias, 'password');
});

Then('single sign-on cannot be started in {environment}', async function (environment: string) {
  const stage = await stageOf(this);
  expectThat(
    !(await stage.visits.startsSingleSignOn(environment)),
    `${environment} still sends people to the identity provider`,
  );
});

async function expectAt(stage: Stage, alias: string, place: string): Promise<void> {
  expectEqual(stage.passwords.whereIs(alias), place, `where ${alias} is asked to prove who it is`);
}

// Time

When('{int} minutes pass', async function (minutes: number) {
  await (await stageOf(this)).clock.pass(minutes * 60);
});

Given('{int} minutes {int} seconds pass', async function (minutes: number, seconds: number) {
  await (await stageOf(this)).clock.pass(minutes * 60 + seconds);
});
