import { Given, Then } from '@cucumber/cucumber';
import { listenForFetches } from '../oracle/index.ts';
import { settle, type World } from '../support/index.ts';

Given('the IdP will send {fault} that names a server of the judge', async function (this: World, name: string) {
  const { url } = this.listen(await listenForFetches());
  this.arm({ name, parameters: { url } });
});

Given(
  'the IdP will send {fault} that names a server of the judge naming {person}',
  async function (this: World, name: string, alias: string) {
    const { url } = this.listen(await listenForFetches());
    const forged = this.person(alias);
    this.arm({ name, parameters: { url, as: forged.login } }, forged);
  },
);

// Some fetch only once they have answered.
Then('the SP fetches nothing', async function (this: World) {
  await new Promise((resolve) => setTimeout(resolve, 200));
  settle(this, 'no-fetch');
});
