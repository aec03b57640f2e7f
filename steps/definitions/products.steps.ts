import { Given, Then, When } from '@cucumber/cucumber';
import { expectEqual, expectThat, stageOf } from '../stage/index.ts';

Given(
  'the group {string} of {environment} opens {product}',
  async function (group: string, environment: string, product: string) {
    const administrator = (await stageOf(this)).administrator;
    await administrator.addToFeature(environment, product, { label: 'User groups', option: group });
  },
);

When(
  'the administrator adds {person} to the end user access of {product} in {environment}',
  async function (alias: string, product: string, environment: string) {
    const stage = await stageOf(this);
    const { name, email } = await stage.workspace.endUser(alias);
    const option = `${name} (${email})`;
    await stage.administrator.addToFeature(environment, product, { label: 'Individuals', option });
  },
);

Then('{product} of {environment} can be opened for groups only', async function (product: string, environment: string) {
  const { administrator } = await stageOf(this);
  await administrator.open(`/access-control/${environment}/${product}`);
  const page = await administrator.text();
  expectThat(page.includes('User groups'), `No groups can be added: ${page}`);
  expectThat(!page.includes('Individuals'), `Individuals can be added: ${page}`);
});

Then('{person} can open {product}', async function (alias: string, product: string) {
  const stage = await stageOf(this);
  const opens = await stage.visits.products(alias).openable(product);
  expectThat(opens, `${alias} cannot open it; last refusal: ${await stage.visits.refusal(alias)}`);
});

Then('{person} cannot open {product}: {reason}', async function (alias: string, product: string, reason: string) {
  const stage = await stageOf(this);
  expectThat(!(await stage.visits.products(alias).openable(product)), `${alias} can open it`);
  expectEqual(await stage.visits.refusal(alias), reason, `reason code of the refusal of ${alias}`);
});
