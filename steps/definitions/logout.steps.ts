import { Given, Then, When } from '@cucumber/cucumber';
import { expectEqual, expectThat, stageOf } from '../stage/index.ts';
import type { World } from '../support/index.ts';

Given('Okta and Workato sign people out together by HTTP-Redirect', async function () {
  await (await stageOf(this)).logout.wire('HTTP-Redirect');
});

Given('Okta and Workato sign people out together by HTTP-POST', async function () {
  await (await stageOf(this)).logout.wire('HTTP-POST');
});

Given("Workato knows Okta by Okta's metadata", async function () {
  await (await stageOf(this)).trust.readMetadata();
});

When("{person} signs in at Okta's page for {environment}", async function (alias: string, environment: string) {
  await (await stageOf(this)).logout.signInAtOkta(alias, environment);
});

When(
  "{person} signs in at Okta's page for {environment} in Chromium",
  async function (this: World, alias: string, environment: string) {
    await (await stageOf(this)).logout.signInAtOkta(alias, environment, await this.chromiumAgent());
  },
);

When('{person} signs out of Workato', async function (alias: string) {
  await (await stageOf(this)).logout.signOut(alias);
});

When("{person} signs out at Okta's dashboard", async function (alias: string) {
  await (await stageOf(this)).logout.signOutAtOkta(alias);
});

When("somebody sends {person}'s browser to Workato with an unsigned LogoutRequest", async function (alias: string) {
  await (await stageOf(this)).logout.sendUnsignedLogoutRequest(alias);
});

Then('{person} is signed in at Okta', async function (alias: string) {
  expectThat(await (await stageOf(this)).logout.isSignedInAtOkta(alias), `${alias} has no session at Okta`);
});

Then('{person} is signed out at Okta', async function (alias: string) {
  expectThat(!(await (await stageOf(this)).logout.isSignedInAtOkta(alias)), `${alias} still has a session at Okta`);
});

Then('the last refusal of {person} is {reason}', async function (alias: string, reason: string) {
  expectEqual(await (await stageOf(this)).visits.refusal(alias), reason, `reason code of the last refusal of ${alias}`);
});
