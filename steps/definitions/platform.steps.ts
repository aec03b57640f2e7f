import { Then, When } from '@cucumber/cucumber';
import { expectEqual, expectThat, stageOf } from '../stage/index.ts';

When('{person} links {platform}', async function (alias: string, platform: string) {
  await (await stageOf(this)).visits.products(alias).link(platform);
});

When(
  '{person} signs in again in the same browser to {product} in {environment}',
  async function (alias: string, product: string, environment: string) {
    await (await stageOf(this)).visits.signInAgain(alias, product, environment);
  },
);

Then('{person} can use {product} from {platform}', async function (alias: string, product: string, platform: string) {
  const stage = await stageOf(this);
  const opens = await stage.visits.products(alias).openableFrom(platform, product);
  expectThat(opens, `${alias} cannot use it; last refusal: ${await stage.visits.refusal(alias)}`);
});

Then(
  '{person} cannot use {product} from {platform}: {reason}',
  async function (alias: string, product: string, platform: string, reason: string) {
    const stage = await stageOf(this);
    const opens = await stage.visits.products(alias).openableFrom(platform, product);
    expectThat(!opens, `${alias} can use it`);
    expectEqual(await stage.visits.refusal(alias), reason, `reason code of the refusal of ${alias}`);
  },
);

Then(
  '{person} cannot use {product} from {platform}',
  async function (alias: string, product: string, platform: string) {
    const products = (await stageOf(this)).visits.products(alias);
    // The page offers nothing to link: what its button would send is sent without it.
    await products.linkUnasked(platform);
    expectThat(!(await products.openableFrom(platform, product)), `${alias} can use it`);
  },
);

Then('{person} cannot link {platform}', async function (alias: string, platform: string) {
  const linkable = await (await stageOf(this)).visits.products(alias).canLink(platform);
  expectThat(!linkable, `${platform} offers ${alias} to be linked`);
});

Then('Okta has been asked to sign somebody in {int} time(s)', async function (times: number) {
  expectEqual(await (await stageOf(this)).issued.authnRequests(), times, 'number of AuthnRequests that reached Okta');
});
